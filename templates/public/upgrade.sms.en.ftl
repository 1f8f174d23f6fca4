<@part>${en.mark()}Air pollution alert raised to ${level.enUpper}, ${areasEn}: level ${level.latin} response <#if started>${inEffect?then("since", "from")} ${effective.enShort}<#else>${started?then("since", "from")} ${responseStart.enShort}</#if>.</@part>
<@part drop=2><#if expectedEnd??>Expected end ${expectedEnd.enShort}.<#else>Until further notice.</#if></@part>
<@part drop=1>${texts.smsEn[0]}</@part>
<@part drop=4>${texts.smsEn[1]}</@part>
<@part drop=3><#if outlook??>AQI ${outlook.rangeEn}.</#if></@part>
<@part drop=5>${texts.smsEn[2]}</@part>
<@part drop=6>${en.drill()}</@part>
