<#assign subject = zh.mark() + zh.extendedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.extended() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items "预警解除前，请继续采取以下措施：" texts.schools />
<#if closing><@doc.items "停课建议：" texts.closing /></#if>
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
