<#assign subject = zh.mark() + zh.matter() + "的通知">
<@doc.to "各县（市、区）人民政府，城乡一体化示范区、高新区管委会，" + office.short + "各成员单位" />
<@doc.para zh.mark() + zh.decision() />
<@doc.para "已按原信息启动响应、采取措施的，请立即恢复正常，并将处置情况报" + office.short + "。" />
<@doc.para zh.contact() />
<@doc.para zh.drill() />
<@doc.sign office.name published.date />
