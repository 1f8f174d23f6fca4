<#--
  中文措辞：一件事只在这里写一次。函数都返回一句或几句完整的话；没有内容时返回空字符串。
  Chinese wording: each fact is worded here, once. Functions return whole sentences, or an empty text where there is nothing to say.
-->
<#function mark><#return exercise?then("【演练】", "")></#function>

<#function drill><#return exercise?then("这是演练，不是真实预警，请勿误认或转发为真实信息。", "")></#function>

<#-- 将 only while the response is still ahead. -->
<#function starts><#return started?then("自" + responseStart.near + "起", "将于" + responseStart.near + "起")></#function>

<#function changes><#return inEffect?then("自" + effective.near + "起", "将于" + effective.near + "起")></#function>

<#function until><#return (expectedEnd??)?then("预计" + expectedEnd.at + "解除", "解除时间另行通知")></#function>

<#function warning l><#return "重污染天气" + l.zh + "预警"></#function>

<#function response l><#return l.roman + "级应急响应"></#function>

<#-- 标题 -->
<#function issuedTitle><#return areas + "发布" + warning(level) + "（" + response(level) + "）"></#function>
<#function upgradedTitle><#return areas + "将重污染天气" + previous.zh + "预警升级为" + level.zh + "预警（" + response(level) + "）"></#function>
<#function downgradedTitle><#return areas + "将重污染天气" + previous.zh + "预警降为" + level.zh + "预警（" + response(level) + "）"></#function>
<#function extendedTitle><#return areas + "延长" + warning(level) + "（" + response(level) + "）"></#function>
<#function rescheduledTitle><#return areas + "调整" + warning(level) + response(level) + "启动时间"></#function>
<#function liftedTitle><#return areas + "解除" + warning(previous)></#function>
<#function withdrawnTitle><#return areas + "继续执行" + warning(level) + "（" + response(level) + "）"></#function>
<#function correctedTitle><#return "关于" + areas + warning(level) + "信息的更正"></#function>
<#function cancelledTitle><#return "关于取消" + areas + "此前重污染天气预警信息的通知"></#function>
<#function advisedTitle><#return areas + "空气质量健康提示"></#function>

<#-- 决定 -->
<#function issued>
  <#return office.name + published.at + "发布" + warning(level) + "，" + starts() + "在" + areas + "启动" + response(level) + "，" + until() + "。">
</#function>

<#function upgraded>
  <#local change = "将重污染天气" + previous.zh + "预警升级为" + level.zh + "预警">
  <#if started>
    <#return office.name + published.at + "发布：" + changes() + "在" + areas + change + "，应急响应由" + previous.roman + "级提升为" + level.roman + "级，" + until() + "。已采取的措施继续执行，并按" + level.roman + "级要求从严落实。">
  </#if>
  <#return office.name + published.at + "发布：" + change + "，" + starts() + "在" + areas + "启动" + response(level) + "，" + until() + "。">
</#function>

<#function downgraded>
  <#local change = "将重污染天气" + previous.zh + "预警降为" + level.zh + "预警">
  <#if started>
    <#return office.name + published.at + "发布：" + changes() + "在" + areas + change + "，应急响应由" + previous.roman + "级调整为" + level.roman + "级，" + until() + "。" + inEffect?then("", "在此之前仍按" + previous.roman + "级执行。")>
  </#if>
  <#return office.name + published.at + "发布：" + change + "，" + starts() + "在" + areas + "启动" + response(level) + "，" + until() + "。">
</#function>

<#function extended>
  <#return office.name + published.at + "发布：" + areas + "原定" + previousEnd.at + "解除的" + warning(level) + "予以延长，" + response(level) + started?then("继续执行", "仍将于" + responseStart.near + "起启动") + "，预警级别不变，" + until() + "。">
</#function>

<#function rescheduled>
  <#return office.name + published.at + "发布：" + areas + warning(level) + "级别不变，" + response(level) + "的启动时间调整为" + responseStart.near + "，" + until() + "。">
</#function>

<#function lifted>
  <#if neverStarted>
    <#return office.name + published.at + "发布：解除" + areas + warning(previous) + "，原定于" + responseStart.at + "启动的" + response(previous) + "不再启动。">
  </#if>
  <#return office.name + published.at + "发布：" + inEffect?then("自" + effective.near + "起", "将于" + effective.near) + "解除" + areas + warning(previous) + "，同时终止" + response(previous) + "。" + inEffect?then("", "在此之前各项措施继续执行。")>
</#function>

<#function withdrawn>
  <#return office.name + published.at + "发布：撤回此前关于降低预警级别或解除预警的安排，" + areas + warning(level) + "继续有效，" + response(level) + started?then("继续执行", "仍将于" + responseStart.near + "起启动") + "，" + until() + "。">
</#function>

<#function corrected>
  <#return office.name + published.at + "更正：" + notice + "正确的信息为：" + areas + warning(level) + "，" + starts() + "启动" + response(level) + "，" + until() + "。">
</#function>

<#function cancelled>
  <#return office.name + published.at + "发布：此前发布的" + areas + "重污染天气预警信息现予取消，请勿按其执行。原因：" + reason>
</#function>

<#function advised><#return office.name + published.at + "提示：" + notice></#function>

<#-- 依据、数值、后续 -->
<#function why>
  <#local ground = "">
  <#if (basis!"") == "MONITORED"><#local ground = "监测显示空气质量已达到重度以上污染，且预测未来24小时内不会有明显改善。"></#if>
  <#if (basis!"") == "PROVINCIAL"><#local ground = "本次预警根据" + office.province + "预警提示发布。"></#if>
  <#return ground + (reason!"")>
</#function>

<#function figures>
  <#if !outlook??>
    <#return (warns && (basis!"") == "PROVINCIAL")?then("AQI范围及日均值将在会商后另行公布。", "")>
  </#if>
  <#local text = "预计AQI范围为" + outlook.range>
  <#if outlook.days?has_content>
    <#local text = text + "，日均值为：" + outlook.days?map(d -> d.day + d.aqi + "（" + d.grade + "）")?join("，")>
  </#if>
  <#if outlook.primary??><#local text = text + "；首要污染物为" + outlook.primary></#if>
  <#return text + "。">
</#function>

<#function followUp>
  <#if !next??><#return ""></#if>
  <#return "另预计" + next.start.at + "起可能再次达到重污染天气" + next.level.zh + "预警条件" + (next.end??)?then("，持续至" + next.end.at, "") + "，届时将另行发布。">
</#function>

<#-- 学校：从哪一天的课起 -->
<#function lessonsFrom>
  <#if lessons.state == "now"><#return "请立即采取以下措施："></#if>
  <#if lessons.state == "start"><#return "请自" + responseStart.near + "起采取以下措施："></#if>
  <#if lessons.state == "later"><#return "请自" + lessons.from + "上课起采取以下措施："></#if>
  <#return "预警期间没有教学日，请提醒师生减少户外活动、做好防护；有留校师生的，采取以下措施：">
</#function>

<#-- 回执 -->
<#function confirm><#return (confirmUrl??)?then("收到后请立即点击链接确认：" + confirmUrl, "")></#function>

<#function contact><#return "值班电话：" + office.phone + "，电子邮箱：" + office.mail + "。"></#function>
