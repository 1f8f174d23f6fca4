<#-- Building blocks of a message, as members of a JSON array; what is printed is escaped. doc.text.ftl has the same ones. -->
<#assign begun = false>
<#macro next><#if begun>,
</#if><#assign begun = true></#macro>
<#macro to name><@next />{"type":"to","text":"${name}"}</#macro>
<#macro para text><#if text?has_content><@next />{"type":"paragraph","text":"${text}"}</#if></#macro>
<#macro list type title items><#if items?has_content><@next />{"type":"${type}","title":"${title}","items":[<#list items as item>"${item}"<#sep>,</#list>]}</#if></#macro>
<#macro items title list><@.namespace.list "list" title list /></#macro>
<#macro advice title list><@.namespace.list "advice" title list /></#macro>
<#macro own title text><@next />{"type":"own","title":"${title}","text":"${text}"}</#macro>
<#macro sign name date><@next />{"type":"signature","name":"${name}","date":"${date}"}</#macro>
