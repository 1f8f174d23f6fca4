<#assign subject = en.mark() + en.liftedTitle()>
<@doc.para en.mark() + en.lifted() />
<@doc.para en.why() />
<@doc.para en.followUp() />
<@doc.advice "Health advice:", ["Normal outdoor activity can resume once the air has improved; sensitive people should keep an eye on the air quality."] />
<@doc.para en.drill() />
<@doc.sign office.nameEn published.en />
