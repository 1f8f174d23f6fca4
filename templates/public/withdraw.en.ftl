<#assign subject = en.mark() + en.withdrawnTitle()>
<@doc.para en.mark() + en.withdrawn() />
<@doc.para en.why() />
<@doc.para en.figures() />
<@doc.para en.followUp() />
<@doc.advice "Health advice:" texts.healthEn />
<@doc.advice "What you can do:" texts.livingEn />
<@doc.para en.drill() />
<@doc.sign office.nameEn published.en />
