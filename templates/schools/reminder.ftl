<#assign subject = zh.mark() + zh.remindedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.reminded() />
<@doc.items zh.lessonsFrom() texts.schools />
<#if closing><@doc.items "停课建议：" texts.closing /></#if>
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
