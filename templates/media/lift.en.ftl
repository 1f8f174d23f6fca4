<#assign subject = en.mark() + en.liftedTitle()>
<@doc.para en.mark() + (en.lifted() + " " + en.why() + " " + "Sensitive people should keep an eye on the air quality." + " " + en.followUp() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
