<@part>${en.mark()}Air quality advisory, ${areasEn}: ${texts.smsEn[0]}</@part>
<@part drop=1>${texts.smsEn[1]}</@part>
<@part drop=2>${noticeEn}</@part>
<@part drop=3><#if outlook??>AQI ${outlook.rangeEn}.</#if></@part>
<@part drop=6>${en.drill()}</@part>
