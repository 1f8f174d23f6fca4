<#assign subject = en.mark() + en.issuedTitle()>
<@doc.para en.mark() + (en.issued() + " " + en.why() + " " + en.figures() + " " + "Sensitive people should stay indoors and everybody else should reduce outdoor activity." + " " + en.followUp() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
