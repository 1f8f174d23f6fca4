package org.airalert.web.open;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.NextWarning;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.AirGrade;
import org.airalert.web.Moments;
import org.jspecify.annotations.Nullable;

/** {@code /status.json}: the public state of affairs for programs (interfaces, "Public"). Pure. */
final class StatusJson {
    private final About about;
    private final Guidance guidance;
    private final ZoneId zone;

    StatusJson(About about, Guidance guidance) {
        this.about = about;
        this.guidance = guidance;
        this.zone = about.zone();
    }

    JsonObject of(PublicStatus status, boolean stale) {
        Alert inForce = status.inForce();
        return new JsonObject()
                .put("inForce", inForce == null ? null : inForce(inForce))
                .put("areas", areas(status))
                .put("aqi", air(status.aqi()))
                .put("advice", advice(status))
                .put("advisories", alerts(status.advisories()))
                .put("history", alerts(status.published()))
                .put("publisher", text(about.office()))
                .put("phone", about.phone())
                .put("updatedAt", time(status.updatedAt()))
                .put("staleAfter", time(status.staleAfter()))
                .put("stale", stale)
                .put("page", about.url() + "/")
                .put("feed", about.url() + "/alerts.atom");
    }

    /** Every published alert with what it said, newest first. */
    JsonObject history(PublicStatus status) {
        JsonArray items = new JsonArray();
        status.published().forEach(alert -> items.add(facts(alert)));
        return new JsonObject().put("items", items).put("updatedAt", time(status.updatedAt()));
    }

    private JsonObject inForce(Alert alert) {
        JsonObject json = facts(alert);
        NextWarning next = alert.facts().next();
        return json.put(
                "next",
                next == null
                        ? null
                        : level(next.level())
                                .put("start", time(next.start()))
                                .put("expectedEnd", time(next.expectedEnd())));
    }

    private JsonObject facts(Alert alert) {
        AlertFacts facts = alert.facts();
        JsonArray areas = new JsonArray();
        facts.areas().forEach(area -> areas.add(area(area)));
        return level(facts.level())
                .put("alertId", alert.id().value())
                .put("eventId", alert.event().value())
                .put("kind", alert.kind().word())
                .put("status", alert.status().word())
                .put("sent", time(alert.sent()))
                .put("effective", time(facts.effective()))
                .put("responseStart", time(facts.responseStart()))
                .put("expectedEnd", time(facts.expectedEnd()))
                .put("areas", areas)
                .put("outlook", outlook(facts.outlook()))
                .put("reason", text(facts.reason()))
                .put("text", text(facts.advice()))
                .put("cap", about.url() + "/alerts/" + alert.id().value() + ".cap");
    }

    private static JsonObject level(@Nullable Level level) {
        return new JsonObject()
                .put("level", level == null ? null : level.word())
                .put("responseLevel", level == null ? null : level.response());
    }

    private @Nullable JsonObject outlook(@Nullable AqiOutlook outlook) {
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

    private JsonArray areas(PublicStatus status) {
        Alert inForce = status.inForce();
        List<AreaRef> warned = inForce == null ? List.of() : inForce.facts().areas();
        Level level = inForce == null ? null : inForce.facts().level();
        JsonArray areas = new JsonArray();
        status.areas()
                .forEach(area -> areas.add(area(area)
                        .put("level", level != null && isWarned(area, warned, status) ? level.word() : null)));
        return areas;
    }

    /** A warning for the city, the first area of the list, is one for all of it. */
    private static boolean isWarned(AreaRef area, List<AreaRef> warned, PublicStatus status) {
        String city = status.areas().get(0).code();
        return warned.stream()
                .anyMatch(one -> one.code().equals(area.code()) || one.code().equals(city));
    }

    private @Nullable JsonObject air(PublicStatus.@Nullable Air air) {
        if (air == null) {
            return null;
        }
        AirGrade grade = AirGrade.of(air.aqi());
        return new JsonObject()
                .put("aqi", air.aqi())
                .put("mean24h", air.mean24h())
                .put("grade", grade.word())
                .put("gradeName", new JsonObject().put("zh", grade.zh()).put("en", grade.en()))
                .put("observedAt", time(air.observedAt()));
    }

    private JsonObject advice(PublicStatus status) {
        Alert inForce = status.inForce();
        PublicStatus.Air air = status.aqi();
        String situation =
                Guidance.situation(inForce == null ? null : inForce.facts().level(), air == null ? null : air.aqi());
        JsonObject groups = new JsonObject();
        for (Guidance.Group group : guidance.groups()) {
            JsonArray lines = new JsonArray();
            group.at(situation).forEach(line -> lines.add(text(line)));
            groups.put(
                    group.key(),
                    new JsonObject().put("name", text(group.name())).put("text", lines));
        }
        return new JsonObject().put("situation", situation).put("groups", groups);
    }

    private JsonArray alerts(List<Alert> alerts) {
        JsonArray list = new JsonArray();
        alerts.forEach(alert -> list.add(facts(alert)));
        return list;
    }

    private static JsonObject area(AreaRef area) {
        return new JsonObject()
                .put("code", area.code())
                .put("name", area.nameZh())
                .put("nameEn", area.nameEn());
    }

    private static JsonObject text(Bilingual text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Moments.iso(time, zone);
    }
}
