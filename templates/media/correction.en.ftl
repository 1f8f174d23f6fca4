<#assign subject = en.mark() + en.correctedTitle()>
<@doc.para en.mark() + (en.corrected() + " " + en.why() + " " + en.figures() + " " + "Sensitive people should stay indoors and everybody else should reduce outdoor activity." + " " + en.followUp() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
