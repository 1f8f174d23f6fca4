<#-- 工作通知的短信。 -->
<@part>${exercise?then("【联络测试】", "")}${memo.subject}。</@part>
<@part drop=1><#if exercise>这是例行测试，不是预警信息。<#else>${memo.lines[0]}</#if></@part>
<@part drop=2>${zh.confirm()}</@part>
