<#assign subject = zh.mark() + zh.remindedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.reminded() />
<@doc.para "应急响应期间，请于每日" + office.reportTimes + "前报送预警启动时间、级别、主要污染物、采取的措施、信息发布和督导检查情况。" />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
