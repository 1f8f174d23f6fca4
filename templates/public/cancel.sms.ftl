<@part>${zh.mark()}${areas}此前发布的重污染天气预警信息现予取消，请勿按其执行。</@part>
<@part drop=1>原因：${reason}</@part>
<@part drop=6>${zh.drill()}</@part>
