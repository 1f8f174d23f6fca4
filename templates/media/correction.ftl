<#assign subject = zh.mark() + zh.correctedTitle()>
<@doc.para zh.mark() + zh.corrected() + zh.why() + zh.figures() + "请儿童、老年人和患者等易感人群尽量留在室内，其他市民减少户外活动，绿色出行；有关单位和企业正按要求落实减排措施。" + zh.followUp() + zh.drill() />
<@doc.para "（致" + recipient.name + "：请以更正后的内容播发，并停止使用原信息。" + zh.contact() + "）" />
<@doc.para zh.confirm() />
<@doc.sign office.name published.date />
