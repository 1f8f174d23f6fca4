<#assign subject = zh.mark() + "关于将重污染天气" + previous.zh + "预警降为" + level.zh + "预警（" + zh.response(level) + "）的指令">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.downgraded() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.own "贵单位职责：" recipient.duties />
<@doc.own zh.response(level) + "期间，请落实以下措施：" recipient.measures />
<@doc.items "市级响应要求：" cityTasks />
<@doc.para zh.followUp() />
<@doc.para "落实情况请及时报送" + office.short + "。" + zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
