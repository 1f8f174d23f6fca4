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

<#function startedTitle><#return "关于启动重污染天气" + response(level) + "的指令"></#function>
<#function stoppedTitle><#return "关于" + neverStarted?then("不再启动", "终止") + "重污染天气" + response(previous) + "的指令"></#function>
<#function remindedTitle><#return "关于落实重污染天气" + response(level) + "措施的提醒"></#function>
<#function drilledTitle><#return "关于开展重污染天气应急演练的通知"></#function>

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

<#-- 指令、提醒、演练：只发给落实措施的单位，不向社会发布 -->
<#function startOrdered>
  <#return office.name + published.at + "指令：按照" + warning(level) + "，" + starts() + "在" + areas + "启动" + response(level) + "，" + until() + "。" + started?then("请立即组织落实各项响应措施。", "请提前做好准备，按时启动各项响应措施。")>
</#function>

<#function stopOrdered>
  <#if neverStarted>
    <#return office.name + published.at + "指令：" + areas + warning(previous) + "已解除，原定于" + responseStart.at + "启动的" + response(previous) + "不再启动。">
  </#if>
  <#return office.name + published.at + "指令：" + inEffect?then("自" + effective.near + "起", "将于" + effective.near) + "终止" + areas + warning(previous) + response(previous) + "。" + inEffect?then("", "在此之前各项措施继续执行。")>
</#function>

<#function reminded>
  <#return office.name + published.at + "提醒：" + areas + warning(level) + response(level) + started?then("正在执行", "将于" + responseStart.near + "起启动") + "，" + until() + "。" + notice>
</#function>

<#function drillAnnounced>
  <#return office.name + published.at + "通知：" + started?then("自" + responseStart.near + "起", "将于" + responseStart.near + "起") + "在" + areas + "开展重污染天气应急演练，模拟启动" + warning(level) + response(level) + "，" + (expectedEnd??)?then("预计" + expectedEnd.at + "结束", "结束时间另行通知") + "。" + (notice!"")>
</#function>

<#function drillRules><#return "演练期间发出的信息均标明“【演练】”，不是真实预警，请勿向社会转发；收到后按真实情况的程序确认和报送，涉及停产、限产、停课、限行等措施的只作桌面推演，不实际执行。演练期间如发布真实预警，演练立即中止，以真实预警为准。"></#function>

<#-- 公文标题的事由：“关于……”，后接“的通知”“的指令”“的备案报告” -->
<#function matter>
  <#switch kind>
    <#case "issue"><#return "关于启动" + warning(level) + "（" + response(level) + "）">
    <#case "upgrade"><#return "关于将重污染天气" + previous.zh + "预警升级为" + level.zh + "预警（" + response(level) + "）">
    <#case "downgrade"><#return "关于将重污染天气" + previous.zh + "预警降为" + level.zh + "预警（" + response(level) + "）">
    <#case "extend"><#return "关于延长" + warning(level) + "（" + response(level) + "）">
    <#case "reschedule"><#return "关于调整" + warning(level) + response(level) + "启动时间">
    <#case "lift"><#return "关于解除" + warning(previous) + neverStarted?then("", "、终止" + response(previous))>
    <#case "withdraw"><#return "关于继续执行" + warning(level) + "（" + response(level) + "）">
    <#case "correction"><#return "关于更正" + warning(level) + "信息">
    <#case "cancel"><#return "关于取消此前重污染天气预警信息">
    <#case "start"><#return "关于启动重污染天气" + response(level)>
    <#case "stop"><#return "关于" + neverStarted?then("不再启动", "终止") + "重污染天气" + response(previous)>
    <#case "reminder"><#return "关于落实重污染天气" + response(level) + "措施">
    <#case "drill"><#return "关于开展重污染天气应急演练">
    <#default><#return "关于做好空气质量健康提示工作">
  </#switch>
</#function>

<#-- 决定，按消息类型 -->
<#function decision>
  <#switch kind>
    <#case "issue"><#return issued()>
    <#case "upgrade"><#return upgraded()>
    <#case "downgrade"><#return downgraded()>
    <#case "extend"><#return extended()>
    <#case "reschedule"><#return rescheduled()>
    <#case "lift"><#return lifted()>
    <#case "withdraw"><#return withdrawn()>
    <#case "correction"><#return corrected()>
    <#case "cancel"><#return cancelled()>
    <#case "start"><#return startOrdered()>
    <#case "stop"><#return stopOrdered()>
    <#case "reminder"><#return reminded()>
    <#case "drill"><#return drillAnnounced()>
    <#default><#return advised()>
  </#switch>
</#function>

<#-- 对县（市、区）和成员单位的要求 -->
<#function reduce><#return "二氧化硫、氮氧化物、颗粒物和挥发性有机物减排比例均达到" + reduction + "%以上"></#function>
<#function atLeastOurs><#return "各县（市、区）启动的应急响应不得低于市级预警级别，已启动红色预警的仍执行Ⅰ级应急响应；" + response(level) + "期间，确保" + reduce() + "。"></#function>
<#function dailyReport><#return "应急响应期间，请于每日" + office.reportTimes + "前向" + office.short + "报送重污染天气应急处置工作信息，内容包括预警启动时间、级别、主要污染物、采取的应急措施、预警信息发布情况、督导检查情况等。"></#function>

<#function schoolsStop><#return "教育体育部门组织中小学、幼儿园停止室外课程及活动，督导已安装空气净化装置的及时开启" + closing?then("；日AQI预计达到500，可指导有条件的幼儿园、中小学校停课，并合理安排学生学习，做到停课不停学。", "。")></#function>
<#function hospitalsAdd><#return "卫生健康部门督导医疗机构增设相关疾病门诊、急诊，增加医护人员。"></#function>
<#function mandatory><#return "各县（市、区）政府（管委会）按照应急减排清单，督导落实以下措施。"></#function>
<#function afterLift>
  <#return neverStarted?then("原定的响应措施不再启动，请通知有关单位和企业，并保留日常管控措施。", "请各县（市、区）政府（管委会）结合本地实际下达本级响应终止指令，保留日常管控措施，并于响应终止后5日内将评估报告报" + office.short + "；请各成员单位做好本次应对工作的总结，配合开展评估。")>
</#function>

<#function numeral n><#return ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"][n - 1]></#function>

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
