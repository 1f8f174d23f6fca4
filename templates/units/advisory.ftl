<#assign subject = zh.mark() + "关于做好空气质量健康提示工作的通知">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.advised() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.own "贵单位职责：" recipient.duties />
<@doc.para "请结合职责做好健康提示的宣传和防护指导工作。" />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
