<@part>${zh.mark()}${areas}重污染天气${level.zh}预警、${level.roman}级响应延长，<#if expectedEnd??>预计${expectedEnd.at}解除。<#else>解除时间另行通知。</#if></@part>
<@part drop=2>原定${previousEnd.at}解除。</@part>
<@part drop=1>${texts.sms[0]}</@part>
<@part drop=3>${level.roman}级响应${started?then("自", "将于")}${responseStart.at}起执行。</@part>
<@part drop=5>${texts.sms[1]}</@part>
<@part drop=4><#if outlook??>AQI预计${outlook.range}。</#if></@part>
<@part drop=6>${zh.drill()}</@part>
