<#assign subject = en.mark() + en.extendedTitle()>
<@doc.para en.mark() + (en.extended() + " " + en.why() + " " + en.figures() + " " + "Sensitive people should stay indoors and everybody else should reduce outdoor activity." + " " + en.followUp() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
