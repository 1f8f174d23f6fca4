<#assign subject = zh.mark() + zh.matter() + "的通知">
<@doc.to "各县（市、区）人民政府，城乡一体化示范区、高新区管委会，" + office.short + "各成员单位" />
<@doc.para zh.mark() + zh.decision() />
<@doc.para zh.drillRules() />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
