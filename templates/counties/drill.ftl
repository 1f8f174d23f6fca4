<#assign subject = zh.mark() + zh.drilledTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.drillAnnounced() />
<@doc.para "请推演启动不低于市级级别的应急响应，核对减排清单，并按要求报送演练中的处置信息。" />
<@doc.para zh.drillRules() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
