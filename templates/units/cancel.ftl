<#assign subject = zh.mark() + "关于取消此前重污染天气预警信息的通知">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.cancelled() />
<@doc.para "已按原信息启动的措施，请立即恢复正常，并将处置情况报市环委会办公室。" />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
