<#assign subject = zh.mark() + zh.drilledTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.drillAnnounced() />
<@doc.own "演练中，请对照检查以下减排措施的准备情况：" recipient.measures />
<@doc.para zh.drillRules() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
