<@part>${zh.mark()}<#if neverStarted>${areas}解除重污染天气${previous.zh}预警，原定${responseStart.at}的${previous.roman}级响应不再启动。<#else>${areas}${inEffect?then("自", "将于")}${effective.at}${inEffect?then("起", "")}解除重污染天气${previous.zh}预警，终止${previous.roman}级响应。</#if></@part>
<@part drop=1>易感人群请继续关注空气质量。</@part>
<@part drop=2><#if next??>另预计${next.start.at}起再达${next.level.zh}预警条件。</#if></@part>
<@part drop=6>${zh.drill()}</@part>
