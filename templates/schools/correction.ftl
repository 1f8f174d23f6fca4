<#assign subject = zh.mark() + zh.correctedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.corrected() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items "应急响应期间，请采取以下措施：" texts.schools />
<#if closing><@doc.items "停课建议：" texts.closing /></#if>
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
