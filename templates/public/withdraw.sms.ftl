<@part>${zh.mark()}${areas}重污染天气${level.zh}预警继续有效，原降级、解除安排撤回，${level.roman}级响应${started?then("继续执行", "将于" + responseStart.at + "启动")}。</@part>
<@part drop=2><#if expectedEnd??>预计${expectedEnd.at}解除。<#else>解除时间另行通知。</#if></@part>
<@part drop=1>${texts.sms[0]}</@part>
<@part drop=4>${texts.sms[1]}</@part>
<@part drop=3><#if outlook??>AQI预计${outlook.range}。</#if></@part>
<@part drop=6>${zh.drill()}</@part>
