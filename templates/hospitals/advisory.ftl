<#assign subject = zh.mark() + zh.advisedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.advised() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items "请向就诊人员做好宣传提示：" texts.health />
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
