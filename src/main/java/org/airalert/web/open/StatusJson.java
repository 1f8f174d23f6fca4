package org.airalert.web.open;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.AirGrade;
import org.jspecify.annotations.Nullable;

/**
 * {@code /status.json} and {@code /history.json}: the public state of affairs for programs (interfaces, "Public"). Described by the schemas below
 * {@code /schema/}. Pure.
 */
final class StatusJson {
    private final About about;
    private final Guidance guidance;
    private final AlertJson alerts;

    StatusJson(About about, Guidance guidance) {
        this.about = about;
        this.guidance = guidance;
        this.alerts = new AlertJson(about);
    }

    JsonObject of(PublicStatus status, boolean stale) {
        Alert inForce = status.inForce();
        JsonArray others = new JsonArray();
        status.alsoInForce().forEach(alert -> others.add(alerts.inForce(alert)));
        return new JsonObject()
                .put("inForce", inForce == null ? null : alerts.inForce(inForce))
                .put("alsoInForce", others)
                .put("areas", areas(status))
                .put("aqi", air(status.aqi()))
                .put("advice", advice(status))
                .put("advisories", list(status.advisories()))
                .put("history", list(status.story()))
                .put("publisher", AlertJson.text(about.office()))
                .put("phone", about.phone())
                .mergeIn(freshness(status, stale))
                .put("page", about.url() + "/")
                .put("feed", about.url() + "/alerts.atom");
    }

    /** Every published alert with what it said and what it changed, newest first. */
    JsonObject history(PublicStatus status, boolean stale) {
        JsonArray items = new JsonArray();
        status.published().forEach(alert -> items.add(alerts.told(alert, status)));
        return new JsonObject().put("items", items).mergeIn(freshness(status, stale));
    }

    /** When it was made, of what, and until when it may be believed. */
    private JsonObject freshness(PublicStatus status, boolean stale) {
        PublicStatus.Air air = status.aqi();
        return new JsonObject()
                .put("updatedAt", alerts.time(status.updatedAt()))
                .put("staleAfter", alerts.time(status.staleAfter()))
                .put("stale", stale)
                .put(
                        "data",
                        new JsonObject()
                                .put("observedAt", air == null ? null : alerts.time(air.observedAt()))
                                .put("forecastIssuedAt", alerts.time(status.forecastAt())))
                .put("demo", about.demo());
    }

    private static JsonArray areas(PublicStatus status) {
        JsonArray areas = new JsonArray();
        status.areas().forEach(area -> {
            Level level = status.levelOf(area);
            areas.add(AlertJson.area(area).put("level", level == null ? null : level.word()));
        });
        return areas;
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
                .put("observedAt", alerts.time(air.observedAt()));
    }

    private JsonObject advice(PublicStatus status) {
        String situation = Guidance.situation(status);
        JsonObject groups = new JsonObject();
        for (Guidance.Group group : guidance.groups()) {
            JsonArray lines = new JsonArray();
            group.at(situation).forEach(line -> lines.add(AlertJson.text(line)));
            groups.put(
                    group.key(),
                    new JsonObject().put("name", AlertJson.text(group.name())).put("text", lines));
        }
        return new JsonObject().put("situation", situation).put("groups", groups);
    }

    private JsonArray list(List<Alert> told) {
        JsonArray list = new JsonArray();
        told.forEach(alert -> list.add(alerts.facts(alert)));
        return list;
    }
}
