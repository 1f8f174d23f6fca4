package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.airalert.access.Permission;
import org.airalert.office.Refusal;
import org.airalert.web.api.OfficeParts;

/** The form on which a person says that hours of the city are a sandstorm, or are none (plan, 1.3); goes the way of every event. */
final class DustPage {
    private final OfficeParts parts;

    DustPage(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.post("/dust", Permission.TAKE_EVENTS, this::mark);
    }

    private Future<Reply> mark(Visit visit) {
        JsonObject event = new JsonObject()
                .put("type", "dust-mark")
                .put("area", parts.place().areas().root().code())
                .put("from", time(visit, "from"))
                .put("until", time(visit, "until"))
                .put("dust", !"no".equals(visit.field("dust")))
                .put("reason", visit.field("reason"));
        return parts.desk().take(event.encode(), null, visit.by()).map(id -> new Reply.Redirect(Console.BASE));
    }

    private String time(Visit visit, String field) {
        ZoneId zone = parts.place().plan().zone();
        try {
            return LocalDateTime.parse(visit.field(field)).atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeParseException e) {
            throw new Refusal.Invalid(List.of(new Refusal.Fault(
                    "/" + field, "'" + visit.field(field) + "' (expected a time like 2026-01-05T08:00)")));
        }
    }
}
