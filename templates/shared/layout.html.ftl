<#import "doc.html.ftl" as doc>
<#assign content><#include body></#assign>
<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="margin:0;padding:16px;font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;font-size:16px;line-height:1.7;color:#1b1b1b;max-width:46em">
<h1 style="font-size:20px;line-height:1.4;margin:0 0 16px">${subject}</h1>
${content}
</body>
</html>
