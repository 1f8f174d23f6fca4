<#assign subject = zh.mark() + zh.cancelledTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.cancelled() />
<@doc.para "已按原信息作出停止室外课程、停课等安排的，请恢复正常教学。" />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
