<#assign subject = zh.mark() + zh.downgradedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.downgraded() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.items "预警解除前，请继续采取以下措施：" texts.schools />
<#if previous.word == "red"><@doc.para "已按Ⅰ级响应停课的，降级后恢复正常教学。" /></#if>
<@doc.para zh.followUp() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
