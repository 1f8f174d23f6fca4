<#-- Building blocks of a message, as HTML for mail. doc.text.ftl and doc.cap.ftl have the same ones. -->
<#macro to name><p style="margin:0 0 12px">${name}：</p>
</#macro>
<#macro para text><#if text?has_content><p style="margin:0 0 12px;text-indent:2em">${text}</p>
</#if></#macro>
<#macro items title list><#if list?has_content><p style="margin:0 0 4px;font-weight:bold">${title}</p>
<ol style="margin:0 0 12px;padding-left:2em">
<#list list as item>
<li>${item}</li>
</#list>
</ol>
</#if></#macro>
<#macro advice title list><@items title list /></#macro>
<#macro own title text><p style="margin:0 0 4px;font-weight:bold">${title}</p>
<p style="margin:0 0 12px;padding-left:1em">${text}</p>
</#macro>
<#macro sign name date><p style="margin:24px 0 0;text-align:right">${name}<br>${date}</p>
</#macro>
