<#assign subject = zh.mark() + zh.downgradedTitle()>
<@doc.para zh.mark() + zh.downgraded() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.para zh.followUp() />
<@doc.advice "健康提示：" texts.health />
<@doc.advice "绿色生活建议：" texts.living />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
