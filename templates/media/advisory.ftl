<#assign subject = zh.mark() + zh.advisedTitle()>
<@doc.para zh.mark() + zh.advised() + zh.figures() + zh.drill() />
<@doc.para "（致" + recipient.name + "：请及时播发本健康提示。" + zh.contact() + "）" />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
