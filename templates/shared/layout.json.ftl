<#import "doc.json.ftl" as doc>
<#assign content><#include body></#assign>
{
"alertId":"${alertId}",
"kind":"${kind}",
"exercise":<#if exercise>true<#else>false</#if>,
"language":"${language}",
"subject":"${subject}",
"content":[
${content}
]
}
