package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import org.airalert.access.Permission;
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
        ZoneId zone = parts.place().plan().zone();
        JsonObject event = new JsonObject()
                .put("type", "dust-mark")
                .put("area", parts.place().areas().root().code())
                .put("from", LocalTimes.offset(visit, "from", zone))
                .put("until", LocalTimes.offset(visit, "until", zone))
                .put("dust", !"no".equals(visit.field("dust")))
                .put("reason", visit.field("reason"));
        return parts.desk().take(event.encode(), null, visit.by()).map(id -> new Reply.Redirect(Console.BASE));
    }
}
