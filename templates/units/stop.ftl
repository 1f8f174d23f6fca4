<#assign subject = zh.mark() + zh.stoppedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.stopOrdered() />
<@doc.para zh.why() />
<@doc.para neverStarted?then("已做的启动准备可以取消，请保留日常管控措施。", "请按照职责终止相应响应措施，保留日常管控措施，并做好本次重污染天气应对情况的总结，配合开展评估。") />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
