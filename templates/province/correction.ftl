<#assign subject = zh.mark() + "关于更正" + zh.warning(level) + "信息的备案报告">
<@doc.to office.province />
<@doc.para zh.mark() + "按照" + plan.title + "规定，现将有关情况报请备案。" />
<@doc.para zh.corrected() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.para "我市已同步向社会公众发布预警信息，向各县（市、区）政府（管委会）和各成员单位下达指令，按照" + zh.response(level) + "要求落实健康防护、建议性减排和强制性减排措施，减排比例不低于" + reduction + "%。" />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
