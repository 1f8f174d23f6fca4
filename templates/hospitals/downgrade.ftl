<#assign subject = zh.mark() + zh.downgradedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.downgraded() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items "预警解除前，请继续做好以下工作：" texts.hospitals />
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
