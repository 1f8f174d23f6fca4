<#assign subject = zh.mark() + zh.cancelledTitle()>
<@doc.para zh.mark() + zh.cancelled() />
<@doc.advice "提示：", ["请以本通知为准，关注后续权威发布。"] />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
