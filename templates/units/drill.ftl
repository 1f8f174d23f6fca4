<#assign subject = zh.mark() + zh.drilledTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.drillAnnounced() />
<@doc.own "演练中，贵单位的职责：" recipient.duties />
<@doc.own "演练中，请推演以下措施：" recipient.measures />
<@doc.para zh.drillRules() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
