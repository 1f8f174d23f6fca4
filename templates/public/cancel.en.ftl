<#assign subject = en.mark() + en.cancelledTitle()>
<@doc.para en.mark() + en.cancelled() />
<@doc.advice "Please note:", ["This notice replaces the earlier alert. Follow official announcements."] />
<@doc.para en.drill() />
<@doc.sign office.nameEn published.en />
