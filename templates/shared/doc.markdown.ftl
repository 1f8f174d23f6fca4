<#-- Building blocks of a message in the little Markdown that robots of group chats understand. -->
<#macro to name>**${name}：**

</#macro>
<#macro para text><#if text?has_content>${text}

</#if></#macro>
<#macro items title list><#if list?has_content>
**${title}**
<#list list as item>
<#if (list?size > 1)>${item?counter}. </#if>${item}
</#list>

</#if></#macro>
<#macro advice title list><@items title list /></#macro>
<#macro own title text>
**${title}**
${text}

</#macro>
<#macro sign name date>
${name}
${date}
</#macro>
