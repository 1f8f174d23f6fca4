<#assign subject = zh.mark() + zh.matter() + "的通知">
<@doc.to "各县（市、区）人民政府，城乡一体化示范区、高新区管委会，" + office.short + "各成员单位" />
<@doc.para zh.mark() + zh.decision() />
<@doc.para zh.why() />
<@doc.para zh.figures() />
<@doc.para zh.followUp() />
<@doc.para "按照" + plan.title + "规定，现就有关事项通知如下：" />
<@doc.items "一、严格落实响应级别和减排比例", [zh.atLeastOurs()] />
<@doc.advice "二、健康防护措施", texts.health + [zh.schoolsStop(), zh.hospitalsAdd()] />
<@doc.advice "三、建议性污染减排措施", texts.living />
<@doc.items "四、强制性污染减排措施", [zh.mandatory()] />
<#list sectors as sector><@doc.items "（" + zh.numeral(sector?counter) + "）" + sector.title sector.items /></#list>
<@doc.items "五、市级响应措施", cityTasks />
<@doc.items "${cityTasks?has_content?then('六', '五')}、信息报送", [zh.dailyReport()] />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
