<#assign subject = zh.mark() + "关于解除" + zh.warning(previous) + neverStarted?then("", "、终止" + zh.response(previous)) + "的指令">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.lifted() />
<@doc.para zh.why() />
<@doc.para neverStarted?then("原定的响应不再启动，请通知有关单位和企业，保留日常管控措施。", "请结合本地实际下达本级响应终止指令，保留日常管控措施；响应终止后5日内将评估报告报" + office.short + "。") />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
