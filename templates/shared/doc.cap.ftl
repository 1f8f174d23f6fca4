<#-- Building blocks of a message, marked as what they become in a CAP document: D description, I instruction. -->
<#macro to name></#macro>
<#macro para text><#if text?has_content>
D:${text}
</#if></#macro>
<#macro items title list><#list list as item>
D:${item}
</#list></#macro>
<#macro advice title list><#list list as item>
I:${item}
</#list></#macro>
<#macro own title text>
D:${title}${text}
</#macro>
<#macro sign name date></#macro>
