<#-- 工作通知：催报、任务提醒、每日汇总、联络测试。不是预警信息；联络测试自带标记，不用演练的字样，以免误会。 -->
<#assign mark = exercise?then("【联络测试】", "")>
<#assign subject = mark + memo.subject>
<@doc.to recipient.name />
<#list memo.lines as line>
<@doc.para (line?index == 0)?then(mark, "") + line />
</#list>
<#if exercise>
<@doc.para "这是对联络方式的例行测试，不是预警信息，请勿转发。" />
</#if>
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
