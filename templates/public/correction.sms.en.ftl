<@part>${en.mark()}Correction: ${level.enUpper} air pollution alert, ${areasEn}: level ${level.latin} response ${started?then("since", "from")} ${responseStart.enShort}.</@part>
<@part drop=1><#if expectedEnd??>Expected end ${expectedEnd.enShort}.<#else>Until further notice.</#if></@part>
<@part drop=2>${noticeEn}</@part>
<@part drop=3>${texts.smsEn[0]}</@part>
<@part drop=6>${en.drill()}</@part>
