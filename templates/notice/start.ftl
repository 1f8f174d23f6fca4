<#assign subject = zh.mark() + zh.matter() + "的通知">
<@doc.to "各县（市、区）人民政府，城乡一体化示范区、高新区管委会，" + office.short + "各成员单位" />
<@doc.para zh.mark() + zh.decision() />
<@doc.para zh.why() />
<@doc.items "一、响应级别和减排比例", [zh.atLeastOurs()] />
<@doc.items "二、强制性污染减排措施", [zh.mandatory()] />
<#list sectors as sector><@doc.items "（" + zh.numeral(sector?counter) + "）" + sector.title sector.items /></#list>
<@doc.items "三、市级响应措施", cityTasks />
<@doc.items "${cityTasks?has_content?then('四', '三')}、信息报送", [zh.dailyReport()] />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
