<#assign subject = zh.mark() + zh.remindedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.reminded() />
<@doc.own "贵单位在" + zh.response(level) + "期间的减排措施：" recipient.measures />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
