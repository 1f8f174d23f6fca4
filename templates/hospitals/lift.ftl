<#assign subject = zh.mark() + zh.liftedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.lifted() />
<@doc.para zh.why() />
<@doc.para "解除后，增设的门诊、急诊和增派的医护人员可根据就诊情况逐步恢复正常安排。" />
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
