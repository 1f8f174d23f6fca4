<#assign subject = en.mark() + en.cancelledTitle()>
<@doc.para en.mark() + (en.cancelled() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
