<@part>${zh.mark()}重污染天气${level.zh}预警：${areas}${level.roman}级响应启动时间调整为${responseStart.at}。</@part>
<@part drop=2><#if expectedEnd??>预计${expectedEnd.at}解除。<#else>解除时间另行通知。</#if></@part>
<@part drop=1>${texts.sms[0]}</@part>
<@part drop=4>${texts.sms[1]}</@part>
<@part drop=3><#if outlook??>AQI预计${outlook.range}。</#if></@part>
<@part drop=5>${texts.sms[2]}</@part>
<@part drop=6>${zh.drill()}</@part>
