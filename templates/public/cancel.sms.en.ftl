<@part>${en.mark()}The earlier air pollution alert for ${areasEn} is cancelled. Please disregard it.</@part>
<@part drop=1>${reasonEn!""}</@part>
<@part drop=6>${en.drill()}</@part>
