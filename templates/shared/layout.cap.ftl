<#import "doc.cap.ftl" as doc>
<#include body>
