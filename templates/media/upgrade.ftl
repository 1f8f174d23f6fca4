<#assign subject = zh.mark() + zh.upgradedTitle()>
<@doc.para zh.mark() + zh.upgraded() + zh.why() + zh.figures() + "请儿童、老年人和患者等易感人群尽量留在室内，其他市民减少户外活动，绿色出行；有关单位和企业正按要求落实减排措施。" + zh.followUp() + zh.drill() />
<@doc.para "（致" + recipient.name + "：请及时、准确、无偿播发本预警信息，并在版面、时段或页面的显著位置提示公众做好健康防护。" + zh.contact() + "）" />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
