package org.airalert.web.open;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.NextWarning;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.Moments;
import org.jspecify.annotations.Nullable;

/** One published alert in the public JSON documents. Pure. */
final class AlertJson {
    private final About about;

    AlertJson(About about) {
        this.about = about;
    }

    /** With what it announces to follow. */
    JsonObject inForce(Alert alert) {
        NextWarning next = alert.facts().next();
        return facts(alert)
                .put(
                        "next",
                        next == null
                                ? null
                                : level(next.level())
                                        .put("start", time(next.start()))
                                        .put("expectedEnd", time(next.expectedEnd())));
    }

    JsonObject facts(Alert alert) {
        AlertFacts facts = alert.facts();
        String address = about.url() + "/alerts/" + alert.id().value();
        return level(facts.level())
                .put("alertId", alert.id().value())
                .put("eventId", alert.event().value())
                .put("sequence", alert.sequence())
                .put("kind", alert.kind().word())
                .put("status", alert.status().word())
                .put("sent", time(alert.sent()))
                .put("effective", time(facts.effective()))
                .put("responseStart", time(facts.responseStart()))
                .put("expectedEnd", time(facts.expectedEnd()))
                .put("areas", areas(facts.areas()))
                .put("outlook", outlook(facts.outlook()))
                .put("reason", text(facts.reason()))
                .put("text", text(facts.advice()))
                .put("cap", address + ".cap")
                .put("sms", address + ".txt");
    }

    /** With what it changed in the alert before it. */
    JsonObject told(Alert alert, PublicStatus status) {
        JsonArray changes = new JsonArray();
        status.before(alert).stream()
                .flatMap(before -> Changes.between(before, alert).stream())
                .forEach(change -> changes.add(new JsonObject()
                        .put("field", change.field().word())
                        .put("before", value(change.field(), change.before()))
                        .put("after", value(change.field(), change.after()))));
        return facts(alert).put("changes", changes);
    }

    private @Nullable Object value(Changes.Field field, AlertFacts facts) {
        Level level = facts.level();
        return switch (field) {
            case LEVEL -> level == null ? null : level.word();
            case AREAS -> areas(facts.areas());
            case START -> time(facts.responseStart());
            case END -> time(facts.expectedEnd());
            case RANGE -> outlook(facts.outlook());
        };
    }

    private static JsonObject level(@Nullable Level level) {
        return new JsonObject()
                .put("level", level == null ? null : level.word())
                .put("responseLevel", level == null ? null : level.response());
    }

    private static @Nullable JsonObject outlook(@Nullable AqiOutlook outlook) {
        if (outlook == null) {
            return null;
        }
        JsonArray days = new JsonArray();
        outlook.dailyMeans()
                .forEach(day -> days.add(
                        new JsonObject().put("date", day.date().toString()).put("aqi", day.aqi())));
        return new JsonObject()
                .put("lowest", outlook.lowest())
                .put("highest", outlook.highest())
                .put("dailyMeans", days)
                .put("primaryPollutants", new JsonArray(outlook.primaryPollutants()));
    }

    private static JsonArray areas(List<AreaRef> areas) {
        JsonArray list = new JsonArray();
        areas.forEach(area -> list.add(area(area)));
        return list;
    }

    static JsonObject area(AreaRef area) {
        return new JsonObject()
                .put("code", area.code())
                .put("name", area.nameZh())
                .put("nameEn", area.nameEn());
    }

    static JsonObject text(Bilingual text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    /** ISO 8601 with offset, to the second. */
    @Nullable
    String time(@Nullable Instant time) {
        return time == null ? null : Moments.iso(time, about.zone());
    }
}
