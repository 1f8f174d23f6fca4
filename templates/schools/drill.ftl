<#assign subject = zh.mark() + zh.drilledTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.drillAnnounced() />
<@doc.items "演练中，请推演以下措施，不影响正常教学：" texts.schools />
<@doc.para zh.drillRules() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
