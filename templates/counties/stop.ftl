<#assign subject = zh.mark() + zh.stoppedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.stopOrdered() />
<@doc.para zh.why() />
<@doc.para neverStarted?then("请通知有关单位和企业取消启动准备，保留日常管控措施。", "请结合本地实际下达本级响应终止指令，保留日常管控措施；响应终止后5日内将评估报告报" + office.short + "。") />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
