<#assign subject = zh.mark() + zh.startedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.startOrdered() />
<@doc.para zh.why() />
<@doc.own "贵单位职责：" recipient.duties />
<@doc.own zh.response(level) + "期间，请落实以下措施：" recipient.measures />
<@doc.items "市级响应要求：" cityTasks />
<@doc.para "启动和落实情况请及时报送" + office.short + "。" />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
