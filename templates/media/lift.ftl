<#assign subject = zh.mark() + zh.liftedTitle()>
<@doc.para zh.mark() + zh.lifted() + zh.why() + "易感人群请继续关注空气质量变化。" + zh.followUp() + zh.drill() />
<@doc.para "（致" + recipient.name + "：请及时向社会播发解除信息。" + zh.contact() + "）" />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
