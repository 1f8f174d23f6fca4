package org.airalert.web.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airalert.web.Moments;

/** The fields of a county's report as a form sends them (plan, 4.5). */
final class ReportForm {
    private ReportForm() {}

    static Map<String, Object> fields(Visit visit, Instant now, ZoneId zone) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", Moments.iso(now, zone));
        if (!visit.field("start").isEmpty()) {
            fields.put("start", LocalTimes.offset(visit, "start", zone));
        }
        for (String field : List.of("level", "mainPollutant", "measures", "publication", "inspection")) {
            fields.put(field, visit.field(field));
        }
        if (!visit.field("corrects").isEmpty()) {
            fields.put("corrects", visit.field("corrects"));
        }
        return fields;
    }
}
