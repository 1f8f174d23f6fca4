<#assign subject = zh.mark() + zh.remindedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.reminded() />
<@doc.items "响应期间的措施：" texts.hospitals />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
