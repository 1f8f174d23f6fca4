<#assign subject = zh.mark() + zh.upgradedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.upgraded() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items zh.lessonsFrom() texts.schools />
<#if closing><@doc.items "停课建议：" texts.closing /></#if>
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
