<#assign subject = zh.mark() + zh.stoppedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.stopOrdered() />
<@doc.para neverStarted?then("原定的应急减排措施不再启动，贵单位无需采取。", inEffect?then("应急减排措施即行终止，恢复生产期间请确保治污设施正常运行、达标排放。", "终止前请继续落实应急减排措施；恢复生产期间请确保治污设施正常运行、达标排放。")) />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
