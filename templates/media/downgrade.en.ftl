<#assign subject = en.mark() + en.downgradedTitle()>
<@doc.para en.mark() + (en.downgraded() + " " + en.why() + " " + en.figures() + " " + "Sensitive people should stay indoors and everybody else should reduce outdoor activity." + " " + en.followUp() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
