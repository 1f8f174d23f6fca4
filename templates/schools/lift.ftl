<#assign subject = zh.mark() + zh.liftedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.lifted() />
<@doc.para zh.why() />
<@doc.para neverStarted?then("教学活动按正常安排进行。", inEffect?then("即日起恢复室外课程和室外活动，已停课的恢复正常教学。", "解除后恢复室外课程和室外活动，已停课的恢复正常教学；解除前请继续采取防护措施。")) />
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
