<#-- 告知监督单位：它所管的单位逾期没有确认，或者没有送达。不论预警信息属于哪一类，都用这一份。 -->
<#if level??>
  <#assign about = zh.warning(level) + "（" + zh.response(level) + "）">
<#elseif previous??>
  <#assign about = zh.warning(previous) + "（" + zh.response(previous) + "）">
<#else>
  <#assign about = "空气质量健康提示">
</#if>
<#assign subject = zh.mark() + areas + about + "：所管单位未确认收到">
<@doc.to recipient.name />
<@doc.para zh.mark() + office.name + "于" + published.at + "就" + areas + about + "发出“" + kindZh + "”信息。下列单位至今没有确认收到，请立即电话核实，督促其确认并落实：" />
<@doc.own "未确认单位" recipient.unconfirmed />
<@doc.para zh.drill() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
