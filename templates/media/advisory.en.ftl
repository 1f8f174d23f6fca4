<#assign subject = en.mark() + en.advisedTitle()>
<@doc.para en.mark() + (en.advised() + " " + en.figures() + " " + en.drill())?trim />
<@doc.sign office.nameEn published.en />
