<#--
  English wording for the public: each fact once, as whole sentences; an empty text where there is nothing to say.
-->
<#function mark><#return exercise?then("[EXERCISE] ", "")></#function>

<#function drill><#return exercise?then("This is an exercise, not a real warning.", "")></#function>

<#function starts><#return started?then("since ", "from ") + responseStart.en></#function>

<#function changes><#return inEffect?then("since ", "from ") + effective.en></#function>

<#function until><#return (expectedEnd??)?then("It is expected to end at " + expectedEnd.en + ".", "It stays in force until further notice.")></#function>

<#function warning l><#return l.en + " heavy air pollution alert"></#function>

<#function response l><#return "level " + l.latin + " emergency response"></#function>

<#function issuedTitle><#return areasEn + ": " + warning(level) + " issued (level " + level.latin + " response)"></#function>
<#function upgradedTitle><#return areasEn + ": heavy air pollution alert raised from " + previous.en + " to " + level.en></#function>
<#function downgradedTitle><#return areasEn + ": heavy air pollution alert lowered from " + previous.en + " to " + level.en></#function>
<#function extendedTitle><#return areasEn + ": " + warning(level) + " extended"></#function>
<#function rescheduledTitle><#return areasEn + ": new start of the level " + level.latin + " response"></#function>
<#function liftedTitle><#return areasEn + ": " + warning(previous) + " lifted"></#function>
<#function withdrawnTitle><#return areasEn + ": " + warning(level) + " stays in force"></#function>
<#function correctedTitle><#return areasEn + ": correction to the " + warning(level)></#function>
<#function cancelledTitle><#return areasEn + ": earlier heavy air pollution alert cancelled"></#function>
<#function advisedTitle><#return areasEn + ": air quality health advisory"></#function>

<#function issued>
  <#return "The " + office.nameEn + " has issued " + article(level) + warning(level) + " for " + areasEn + ". The " + response(level) + started?then(" has been in force since ", " starts at ") + responseStart.en + ". " + until()>
</#function>

<#function article l><#return (l.en == "orange")?then("an ", "a ")></#function>

<#function upgraded>
  <#local head = "The heavy air pollution alert for " + areasEn + " is raised from " + previous.en + " to " + level.en + ". ">
  <#if started>
    <#return head + "The response " + inEffect?then("has been raised from level ", "will be raised from level ") + previous.latin + " to level " + level.latin + " " + changes() + ". " + until()>
  </#if>
  <#return head + "The " + response(level) + " starts at " + responseStart.en + ". " + until()>
</#function>

<#function downgraded>
  <#local head = "The heavy air pollution alert for " + areasEn + " is lowered from " + previous.en + " to " + level.en + ". ">
  <#if started>
    <#return head + "The response " + inEffect?then("has been lowered from level ", "will be lowered from level ") + previous.latin + " to level " + level.latin + " " + changes() + ". " + until()>
  </#if>
  <#return head + "The " + response(level) + " starts at " + responseStart.en + ". " + until()>
</#function>

<#function extended>
  <#return "The " + warning(level) + " for " + areasEn + ", which was to end at " + previousEnd.en + ", is extended at the same level. The " + response(level) + started?then(" continues. ", " still starts at " + responseStart.en + ". ") + until()>
</#function>

<#function rescheduled>
  <#return "The " + response(level) + " of the " + warning(level) + " for " + areasEn + " now starts at " + responseStart.en + ". The level is unchanged. " + until()>
</#function>

<#function lifted>
  <#if neverStarted>
    <#return "The " + warning(previous) + " for " + areasEn + " is lifted. The " + response(previous) + " planned for " + responseStart.en + " will not start.">
  </#if>
  <#return "The " + warning(previous) + " for " + areasEn + inEffect?then(" has been lifted since ", " will be lifted from ") + effective.en + ". The " + response(previous) + " ends at the same time.">
</#function>

<#function withdrawn>
  <#return "The announced lowering or lifting of the alert is withdrawn. The " + warning(level) + " for " + areasEn + " and the " + response(level) + " stay in force. " + until()>
</#function>

<#function corrected>
  <#return "Correction: " + noticeEn + " The right facts are: " + warning(level) + " for " + areasEn + ", " + response(level) + " " + starts() + ". " + until()>
</#function>

<#function cancelled>
  <#return "The heavy air pollution alert published earlier for " + areasEn + " is cancelled. Please disregard it." + ((" " + reasonEn)!"")>
</#function>

<#function advised><#return "The " + office.nameEn + " advises: " + noticeEn></#function>

<#function why>
  <#local ground = "">
  <#if (basis!"") == "MONITORED"><#local ground = "The air is already heavily polluted, and no marked improvement is expected within 24 hours. "></#if>
  <#if (basis!"") == "PROVINCIAL"><#local ground = "This alert follows a prompt from the province. "></#if>
  <#return (ground + (reasonEn!""))?trim>
</#function>

<#function figures>
  <#if !outlook??><#return ""></#if>
  <#local text = "AQI is expected to range from " + outlook.rangeEn>
  <#if outlook.days?has_content>
    <#local text = text + ", with daily means of " + outlook.days?map(d -> d.aqi + " (" + d.gradeEn + ") on " + d.dayEn)?join(", ")>
  </#if>
  <#if outlook.primaryEn??><#local text = text + "; primary pollutant: " + outlook.primaryEn></#if>
  <#return text + ".">
</#function>

<#function followUp>
  <#if !next??><#return ""></#if>
  <#return "From " + next.start.en + " conditions for " + article(next.level) + next.level.en + " alert are expected again; it will be announced separately.">
</#function>
