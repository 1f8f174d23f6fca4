<#assign subject = zh.mark() + "关于取消此前重污染天气预警信息的备案报告">
<@doc.to office.province />
<@doc.para zh.mark() + "按照" + plan.title + "规定，现将有关情况报请备案。" />
<@doc.para zh.cancelled() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
