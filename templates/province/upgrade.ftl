<#assign subject = zh.mark() + "关于将重污染天气" + previous.zh + "预警升级为" + level.zh + "预警的备案报告">
<@doc.to office.province />
<@doc.para zh.mark() + "按照" + plan.title + "规定，现将有关情况报请备案。" />
<@doc.para zh.upgraded() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<#if leadHours??><@doc.para "本次预警在响应启动前" + leadHours + "小时发布" + late?then("，不足48小时，已按要求尽快组织落实。", "。") /></#if>
<@doc.para "我市已同步向社会公众发布预警信息，向各县（市、区）政府（管委会）和各成员单位下达指令，按照" + zh.response(level) + "要求落实健康防护、建议性减排和强制性减排措施，减排比例不低于" + reduction + "%。" />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
