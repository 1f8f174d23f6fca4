<@part>${en.mark()}${previous.enUpper} air pollution alert, ${areasEn}, <#if neverStarted>lifted; level ${previous.latin} response will not start.<#else>lifted ${inEffect?then("since", "from")} ${effective.enShort}; level ${previous.latin} response ends.</#if></@part>
<@part drop=6>${en.drill()}</@part>
