<#assign subject = zh.mark() + "关于解除" + zh.warning(previous) + "的备案报告">
<@doc.to office.province />
<@doc.para zh.mark() + "按照" + plan.title + "规定，现将有关情况报请备案。" />
<@doc.para zh.lifted() />
<@doc.para zh.why() />
<@doc.para neverStarted?then("", "响应终止后，我市将在5日内组织开展评估。") />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
