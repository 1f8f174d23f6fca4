package org.airalert.office.evaluation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.airalert.alert.EventId;
import org.airalert.office.Refusal;
import org.airalert.warning.Season;

/** The yearly summary (plan, 5: 每年5月前组织开展上一年度重污染天气应急处置工作评估). A year runs from July to June, so that a winter is one. */
public final class Seasons {
    private static final String NAME = "20[0-9]{2}-[0-9]{2}";

    private final Evaluations evaluations;
    private final ZoneId zone;

    public Seasons(Evaluations evaluations, ZoneId zone) {
        this.evaluations = evaluations;
        this.zone = zone;
    }

    /** The years in which anything was told, newest first. */
    public Future<List<String>> names() {
        return evaluations
                .list()
                .map(all -> all.stream()
                        .map(one -> Season.nameOf(one.from(), zone))
                        .distinct()
                        .toList());
    }

    /**
     * One year's events with their figures, and what they come to together. Drills are counted apart.
     *
     * @param season such as {@code 2025-26}; fails with {@link Refusal.Unknown} for anything else
     */
    public Future<JsonObject> of(String season) {
        if (!season.matches(NAME)) {
            throw new Refusal.Unknown("season " + season);
        }
        return evaluations.list().compose(all -> {
            List<Evaluations.Listed> real = new ArrayList<>();
            long exercises = 0;
            for (Evaluations.Listed one : all) {
                if (Season.nameOf(one.from(), zone).equals(season)) {
                    exercises += one.exercise() ? 1 : 0;
                    if (!one.exercise()) {
                        real.add(one);
                    }
                }
            }
            JsonObject summary = new JsonObject()
                    .put("season", season)
                    .put("due", due(season).toString())
                    .put("events", new JsonArray())
                    .put("exercises", exercises);
            Future<Void> read = Future.succeededFuture();
            for (Evaluations.Listed one : real) {
                read = read.compose(done -> evaluations.report(new EventId(one.event())))
                        .onSuccess(report -> summary.getJsonArray("events")
                                .add(new JsonObject()
                                        .put("event", one.event())
                                        .put("from", report.getString("from"))
                                        .put("until", report.getString("until"))
                                        .put("state", one.state().word())
                                        .put("figures", Figures.of(report))))
                        .mapEmpty();
            }
            return read.map(done -> summary.put("total", total(summary.getJsonArray("events"))));
        });
    }

    /** The first of May of the year's second half: the summary is due before it. */
    static LocalDate due(String season) {
        return LocalDate.of(Integer.parseInt(season.substring(0, 4)) + 1, 5, 1);
    }

    private static JsonObject total(JsonArray events) {
        JsonObject total = new JsonObject();
        for (String key : List.of(
                "steps",
                "hoursYellow",
                "hoursOrange",
                "hoursRed",
                "deliveries",
                "failed",
                "troubled",
                "reportsLate",
                "reportsMissing",
                "departures")) {
            total.put(
                    key,
                    events.stream()
                            .mapToLong(one ->
                                    ((JsonObject) one).getJsonObject("figures").getLong(key))
                            .sum());
        }
        long notCompleted = events.stream()
                .filter(one -> !"completed".equals(((JsonObject) one).getString("state")))
                .count();
        return total.put("notEvaluated", notCompleted);
    }
}
