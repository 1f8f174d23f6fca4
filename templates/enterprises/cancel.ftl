<#assign subject = zh.mark() + zh.cancelledTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.cancelled() />
<@doc.para "已按原信息采取的停限产、停工措施可以恢复正常。" />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
