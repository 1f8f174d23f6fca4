<#assign subject = zh.mark() + zh.startedTitle()>
<@doc.to recipient.name />
<@doc.para zh.mark() + zh.startOrdered() />
<@doc.own zh.response(level) + "期间，请按照应急减排清单落实以下措施：" recipient.measures />
<@doc.para "请保存生产、治污设施运行和用电记录备查。" />
<@doc.para zh.drill() />
<@doc.para zh.confirm() />
<@doc.para zh.contact() />
<@doc.sign office.name published.date />
