<#assign subject = zh.mark() + zh.advisedTitle()>
<@doc.para zh.mark() + zh.advised() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.para zh.followUp() />
<@doc.advice "健康提示：" texts.health />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
