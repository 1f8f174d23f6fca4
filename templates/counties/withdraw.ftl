<#assign subject = zh.mark() + "关于继续执行" + zh.warning(level) + "（" + zh.response(level) + "）的指令">
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.withdrawn() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.para "各县（市、区）应急响应级别不得低于市级，" + zh.response(level) + "期间二氧化硫、氮氧化物、颗粒物和挥发性有机物减排比例应达到" + reduction + "%以上，请督导落实以下措施：" />
<#list sectors as sector><@doc.items sector.title + "：" sector.items /></#list>
<@doc.items "市级响应要求：" cityTasks />
<@doc.para "应急响应期间，请于每日" + office.reportTimes + "前报送预警启动时间、级别、主要污染物、采取的措施、信息发布和督导检查情况。" />
<@doc.para zh.followUp() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
