<#assign subject = zh.mark() + "关于发布空气质量健康提示的备案报告">
<@doc.to office.province />
<@doc.para zh.mark() + "按照" + plan.title + "规定，现将有关情况报请备案。" />
<@doc.para zh.advised() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
