<#assign subject = zh.mark() + "关于解除" + zh.warning(previous) + neverStarted?then("", "、终止" + zh.response(previous)) + "的指令">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.lifted() />
<@doc.para zh.why() />
<@doc.para neverStarted?then("原定的响应措施不再启动，请保留日常管控措施。", "请按照职责终止相应响应措施，保留日常管控措施，并做好本次重污染天气应对情况的总结，配合开展评估。") />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
