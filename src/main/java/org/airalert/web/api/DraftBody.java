package org.airalert.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.office.Desk;
import org.airalert.office.DraftDocument;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Bodies that draft an alert: whole ones, and those that name only what differs from the alert that they follow. */
public final class DraftBody {
    /** What a follow-up takes over from the alert before it where the body does not say otherwise. */
    private static final List<String> INHERITED = List.of(
            "level",
            "previousLevel",
            "areas",
            "effective",
            "responseStart",
            "previousEnd",
            "expectedEnd",
            "outlook",
            "reason");

    private static final Set<String> OUTLOOK = Set.of("lowest", "highest", "dailyMeans", "primaryPollutants");

    private final OfficeParts.Place place;
    private final AlertJson json;

    public DraftBody(OfficeParts.Place place, AlertJson json) {
        this.place = place;
        this.json = json;
    }

    /** A draft by hand; {@code type} may be left out. */
    public Desk.Draft whole(ObjectNode body) {
        if (!body.has("type")) {
            body.put(
                    "type",
                    AlertKind.ADVISORY.word().equals(body.path("kind").asText()) ? "health-advisory" : "warning");
        }
        if ("health-advisory".equals(body.path("type").asText())) {
            body.remove("kind");
        }
        return read(body);
    }

    /** Other facts for the same alert: fields that the body leaves out stay. */
    public AlertFacts edited(Alert alert, ObjectNode body) {
        ObjectNode merged = before(alert);
        merged.setAll(body);
        merged.put("kind", alert.kind().word());
        return read(merged).facts();
    }

    /** What follows a published alert with other facts; its kind is seen from them where it is not given. */
    public Desk.Draft update(Alert published, ObjectNode body) {
        ObjectNode merged = following(published);
        merged.setAll(body);
        if (!body.has("kind")) {
            merged.put(
                    "kind",
                    kind(
                                    published.facts(),
                                    read(merged.put("kind", "correction")).facts())
                            .word());
        }
        return read(merged);
    }

    /** The end of a warning. */
    public Desk.Draft lift(Alert published, ObjectNode body, Instant now) {
        ObjectNode merged = following(published);
        merged.put("effective", json.time(now));
        merged.setAll(body);
        merged.putNull("level");
        merged.set("expectedEnd", merged.path("effective"));
        merged.put("kind", AlertKind.LIFT.word());
        return read(merged);
    }

    /** It should not have been sent: why must be said. */
    public Desk.Draft cancel(Alert published, ObjectNode body) {
        ObjectNode merged = following(published);
        if (!body.has("reason")) {
            throw Call.fault("/reason", "missing (expected why the alert is cancelled)");
        }
        merged.setAll(body);
        merged.putNull("level");
        merged.put("kind", AlertKind.CANCEL.word());
        return read(merged);
    }

    static AlertKind kind(AlertFacts before, AlertFacts now) {
        Level was = before.level();
        Level is = now.level();
        if (was != null && is != null && was != is) {
            return is.isAbove(was) ? AlertKind.UPGRADE : AlertKind.DOWNGRADE;
        }
        if (!Objects.equals(before.responseStart(), now.responseStart())) {
            return AlertKind.RESCHEDULE;
        }
        return isLater(now.expectedEnd(), before.expectedEnd()) ? AlertKind.EXTEND : AlertKind.CORRECTION;
    }

    /** No end is later than any. */
    private static boolean isLater(@Nullable Instant end, @Nullable Instant before) {
        return before != null && (end == null || end.isAfter(before));
    }

    private ObjectNode following(Alert published) {
        ObjectNode next = before(published);
        next.set("previousLevel", next.path("level"));
        next.set("previousEnd", next.path("expectedEnd"));
        next.remove("reason");
        return next;
    }

    private ObjectNode before(Alert alert) {
        ObjectNode all = Call.tree(json.alert(alert).encode());
        ObjectNode kept = all.objectNode();
        INHERITED.forEach(field -> kept.set(field, all.path(field)));
        if (kept.path("outlook") instanceof ObjectNode outlook) {
            outlook.retain(OUTLOOK);
        }
        boolean advisory = alert.kind() == AlertKind.ADVISORY;
        kept.put("type", advisory ? "health-advisory" : "warning");
        kept.put("status", alert.status().word());
        return kept;
    }

    private Desk.Draft read(ObjectNode body) {
        return DraftDocument.read(body.toString(), place.plan(), place.areas());
    }
}
