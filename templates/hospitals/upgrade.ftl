<#assign subject = zh.mark() + zh.upgradedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.upgraded() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items "请立即做好以下准备：" texts.hospitals />
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
