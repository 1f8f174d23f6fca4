<#assign subject = zh.mark() + zh.correctedTitle()>
<@doc.para zh.mark() + zh.corrected() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.para zh.followUp() />
<@doc.advice "健康提示：" texts.health />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
