<#assign subject = zh.mark() + "关于做好空气质量健康提示工作的通知">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.advised() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items "请组织做好以下健康防护宣传：" texts.health />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
