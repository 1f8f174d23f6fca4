<#assign subject = en.mark() + en.withdrawnTitle()>
<@doc.para en.mark() + (en.withdrawn() + " " + en.why() + " " + en.figures() + " " + "Sensitive people should stay indoors and everybody else should reduce outdoor activity." + " " + en.followUp() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
