<#-- Building blocks of an official letter (GB/T 9704): XHTML for print. doc.text.ftl has the same ones. -->
<#macro to name><p class="to">${name}：</p>
</#macro>
<#macro para text><#if text?has_content><p>${text}</p>
</#if></#macro>
<#macro items title list><#if list?has_content><p class="heading">${title}</p>
<#list list as item>
<p><#if (list?size > 1)>${item?counter}.</#if>${item}</p>
</#list>
</#if></#macro>
<#macro advice title list><@items title list /></#macro>
<#macro own title text><p class="heading">${title}</p>
<p class="own">${text}</p>
</#macro>
<#macro sign name date><div class="sign"><div class="seal">印　章</div><p class="name">${name}</p><p class="date">${date}</p></div>
</#macro>
