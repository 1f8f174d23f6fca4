<#import "doc.text.ftl" as doc>
<#assign content><#include body></#assign>
${subject}

${content}
