<@part>${zh.mark()}${areas}空气质量健康提示：${texts.sms[0]}</@part>
<@part drop=1>${texts.sms[1]}</@part>
<@part drop=2>${notice}</@part>
<@part drop=3><#if outlook??>AQI预计${outlook.range}。</#if></@part>
<@part drop=6>${zh.drill()}</@part>
