<#import "doc.markdown.ftl" as doc>
<#assign content><#include body></#assign>
### ${subject}

${content}
