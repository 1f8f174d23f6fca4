<#assign subject = zh.mark() + zh.liftedTitle()>
<@doc.para zh.mark() + zh.lifted() />
<@doc.para zh.why() />
<@doc.para zh.followUp() />
<@doc.advice "温馨提示：", ["空气质量改善后，一般人群可恢复正常户外活动；易感人群请继续关注空气质量。"] />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
