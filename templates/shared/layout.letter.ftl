<#import "doc.letter.ftl" as doc>
<#assign content><#include body></#assign>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN" xml:lang="zh-CN">
<head>
<meta charset="utf-8"/>
<title>${subject}</title>
<style>
/* The measures of GB/T 9704: A4, 28 characters a line, 22 lines a page, size 3 for the body, size 2 for the title. */
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-family: "Document Song", "Noto Serif CJK SC", SimSun, serif; font-size: 14pt; } }
body { margin: 0; font-family: "Document Kai", FangSong, STFangsong, "Noto Serif CJK SC", serif; font-size: 16pt; line-height: 29pt; color: #000; }
p { margin: 0; text-indent: 2em; text-align: left; }
.head { margin: 0; padding: 0 0 8mm; text-indent: 0; text-align: center; white-space: nowrap; color: #c9151e; font-family: "Document Song", "Noto Serif CJK SC", SimSun, serif; font-weight: bold; line-height: 1.3; }
.drill { text-indent: 0; text-align: center; color: #c9151e; font-family: "Document Song", "Noto Serif CJK SC", SimSun, serif; }
.number { text-indent: 0; text-align: center; padding-bottom: 2mm; }
.line { border-top: 2pt solid #c9151e; height: 0; margin: 0 0 12mm; }
h1 { margin: 0 auto 29pt; font-family: "Document Song", "Noto Serif CJK SC", SimSun, serif; font-weight: bold; font-size: 22pt; line-height: 33pt; text-align: center; }
.to { text-indent: 0; }
.heading { font-family: "Document Song", "Noto Serif CJK SC", SimSun, serif; page-break-after: avoid; }
.own { text-indent: 0; padding-left: 2em; }
.sign { position: relative; margin-top: 58pt; page-break-inside: avoid; }
.sign p { text-indent: 0; text-align: right; }
.sign .date { padding-right: 4em; }
.seal { position: absolute; right: 3.2em; top: -14mm; width: 40mm; height: 40mm; border: 0.6pt dashed #c9151e; border-radius: 20mm; color: #e8a5a8; line-height: 16mm; text-align: center; font-size: 12pt; }
@media screen { body { max-width: 156mm; margin: 20mm auto; padding: 0 8mm; } }
</style>
</head>
<body>
<p class="head" style="font-size: ${office.headPoints}pt">${office.name}</p>
<#if exercise><p class="drill">【演练】</p></#if>
<p class="number">${documentNumber}</p>
<div class="line"></div>
<h1<#if (subject?length > 20)> style="width: ${subject?length / 2 + 1}em"</#if>>${subject}</h1>
${content}
</body>
</html>
