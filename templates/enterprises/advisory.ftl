<#assign subject = zh.mark() + zh.advisedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.advised() />
<@doc.para zh.figures() />
<@doc.para "请做好室外作业人员的健康防护。" />
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
