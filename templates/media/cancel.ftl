<#assign subject = zh.mark() + zh.cancelledTitle()>
<@doc.para zh.mark() + zh.cancelled() + zh.drill() />
<@doc.para "（致" + recipient.name + "：请立即停止播发此前的预警信息，并播发本取消通知。" + zh.contact() + "）" />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
