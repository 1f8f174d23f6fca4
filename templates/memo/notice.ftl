<#-- 告知监督单位：工作通知逾期没有确认，或者没有送达。 -->
<#assign subject = memo.subject + "：所管单位未确认收到">
<@doc.to recipient.name />
<@doc.para office.name + "于" + published.at + "发出工作通知“" + memo.subject + "”。下列单位至今没有确认收到，请立即电话核实，督促落实：" />
<@doc.own "未确认单位" recipient.unconfirmed />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
