<#assign subject = zh.mark() + zh.startedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.startOrdered() />
<@doc.para zh.why() />
<@doc.para "请启动不低于市级级别的应急响应，确保" + zh.reduce() + "，并督导落实以下措施：" />
<#list sectors as sector><@doc.items sector.title + "：" sector.items /></#list>
<@doc.items "市级响应要求：" cityTasks />
<@doc.para "应急响应期间，请于每日" + office.reportTimes + "前报送预警启动时间、级别、主要污染物、采取的措施、信息发布和督导检查情况。" />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
