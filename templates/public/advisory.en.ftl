<#assign subject = en.mark() + en.advisedTitle()>
<@doc.para en.mark() + en.advised() />
<@doc.para en.why() />
<@doc.para en.figures() />
<@doc.para en.followUp() />
<@doc.advice "Health advice:" texts.healthEn />
<@doc.para en.drill() />
<@doc.sign office.nameEn published.en />
