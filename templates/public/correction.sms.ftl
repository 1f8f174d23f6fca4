<@part>${zh.mark()}更正：${areas}重污染天气${level.zh}预警，${started?then("自", "将于")}${responseStart.at}${started?then("起", "")}启动${level.roman}级响应。</@part>
<@part drop=1><#if expectedEnd??>预计${expectedEnd.at}解除。<#else>解除时间另行通知。</#if></@part>
<@part drop=2>${notice}</@part>
<@part drop=3>${texts.sms[0]}</@part>
<@part drop=6>${zh.drill()}</@part>
