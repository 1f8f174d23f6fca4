package org.airalert.office.evaluation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The few figures of a report by which events and drills are held beside each other. Pure: the same for a frozen report as for one that drafts itself. */
final class Figures {
    private Figures() {}

    /** {@code null} where a report has nothing to say. */
    static JsonObject of(JsonObject report) {
        JsonArray channels = report.getJsonObject("sending").getJsonArray("channels");
        JsonArray groups = report.getJsonObject("sending").getJsonArray("groups");
        JsonObject sending = report.getJsonObject("sending");
        long total = sum(channels, "total");
        long asked = sum(groups, "asked");
        JsonObject lead = objects(report.getJsonArray("leads")).findFirst().orElse(new JsonObject());
        return new JsonObject()
                .put("highest", report.getString("highest"))
                .put("steps", count(report.getJsonArray("timeline"), one -> "approval".equals(one.getString("what"))))
                .put("hoursYellow", hours(report, "yellow"))
                .put("hoursOrange", hours(report, "orange"))
                .put("hoursRed", hours(report, "red"))
                .put("leadToldHours", lead.getValue("promisedHours"))
                .put("leadMeasuredHours", lead.getValue("measuredHours"))
                .put("approvalMinutes", report.getValue("waitMinutes"))
                .put("deliveries", total)
                .put("arrivedPercent", percent(sum(channels, "arrived"), total))
                .put("failed", sum(channels, "failed"))
                .put("confirmedPercent", percent(sum(groups, "confirmed"), asked))
                .put("confirmMinutes", confirmMinutes(groups))
                .put("troubled", sending.getInteger("troubled"))
                .put("followedUp", sending.getInteger("tried") + sending.getInteger("told"))
                .put(
                        "reportsLate",
                        count(report.getJsonArray("countyReports"), one -> "late".equals(one.getString("met"))))
                .put(
                        "reportsMissing",
                        count(report.getJsonArray("countyReports"), one -> "missing".equals(one.getString("met"))))
                .put(
                        "tasksNotInTime",
                        count(report.getJsonArray("tasks"), one -> !"in-time".equals(one.getString("met"))))
                .put(
                        "departures",
                        count(report.getJsonArray("findings"), one -> "departed".equals(one.getString("verdict"))));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(one -> (JsonObject) one);
    }

    private static long count(JsonArray array, Predicate<JsonObject> condition) {
        return objects(array).filter(condition).count();
    }

    private static long hours(JsonObject report, String level) {
        return count(report.getJsonArray("hours"), one -> level.equals(one.getString("inForce")));
    }

    private static long sum(JsonArray array, String field) {
        return objects(array).mapToLong(one -> one.getLong(field)).sum();
    }

    private static @Nullable Double percent(long part, long whole) {
        return whole == 0 ? null : Math.round(1_000.0 * part / whole) / 10.0;
    }

    /** The slowest kind of recipient's median. */
    private static @Nullable Long confirmMinutes(JsonArray groups) {
        List<Long> medians = objects(groups)
                .map(one -> one.getLong("medianConfirmSeconds"))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return medians.isEmpty() ? null : medians.get(medians.size() - 1) / 60;
    }
}
