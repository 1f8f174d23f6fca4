<#assign subject = zh.mark() + "关于取消此前重污染天气预警信息的通知">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.cancelled() />
<@doc.para "已按原信息启动响应的，请立即终止，并将处置情况报" + office.short + "。" />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
