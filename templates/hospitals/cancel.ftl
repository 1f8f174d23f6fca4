<#assign subject = zh.mark() + zh.cancelledTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.cancelled() />
<@doc.para "已按原信息作出安排的，请恢复正常诊疗秩序。" />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
