package org.airalert.office.evaluation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;
import org.airalert.alert.Bilingual;
import org.airalert.evaluation.Duties;
import org.airalert.evaluation.Report;
import org.airalert.evaluation.Sending;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** A report as JSON: what the API gives, what is kept when it is completed, and what page and PDF are made from. Times in the plan's zone. */
final class ReportJson {
    private final ZoneId zone;

    ReportJson(ZoneId zone) {
        this.zone = zone;
    }

    JsonObject write(Report report) {
        return head(report.head())
                .put("findings", all(report.findings(), this::finding))
                .put("leads", all(report.leads(), this::lead))
                .put("processes", all(report.processes(), this::process))
                .put("days", all(report.days(), this::day))
                .put("timeline", all(report.timeline(), this::moment))
                .put("corrections", all(report.corrections(), this::moment))
                .put("sending", sending(report.sending()))
                .put("countyReports", all(report.duties().reports(), this::countyReport))
                .put("tasks", all(report.duties().tasks(), this::task))
                .put("hours", all(report.hours(), this::hour));
    }

    private static <T> JsonArray all(Collection<T> items, Function<T, JsonObject> each) {
        JsonArray array = new JsonArray();
        items.forEach(one -> array.add(each.apply(one)));
        return array;
    }

    @Nullable
    String time(@Nullable Instant time) {
        return time == null
                ? null
                : java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    private static @Nullable String word(@Nullable Level level) {
        return level == null ? null : level.word();
    }

    private static JsonObject text(Bilingual text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private JsonObject head(Report.Head head) {
        return new JsonObject()
                .put("event", head.event())
                .put("status", head.status().word())
                .put(
                        "area",
                        new JsonObject()
                                .put("code", head.area().code())
                                .put("zh", head.area().nameZh())
                                .put("en", head.area().nameEn()))
                .put("from", time(head.from()))
                .put("until", time(head.until()))
                .put("highest", word(head.highest()))
                .put("due", time(head.due()))
                .put("waitMinutes", head.waitMinutes())
                .put("made", time(head.made()));
    }

    private JsonObject finding(Report.Finding one) {
        return new JsonObject()
                .put("clause", one.clause())
                .put("verdict", one.verdict().word())
                .put("text", text(one.text()));
    }

    private JsonObject lead(Report.Lead one) {
        return new JsonObject()
                .put("alertId", one.alert().value())
                .put("stage", text(one.stage()))
                .put("level", one.level().word())
                .put("told", time(one.told()))
                .put("promised", time(one.promised()))
                .put("promisedHours", one.promisedHours())
                .put("onset", time(one.onset()))
                .put("measuredHours", one.measuredHours())
                .put("owed", one.owed());
    }

    private JsonObject process(Report.Spell one) {
        return new JsonObject()
                .put("start", time(one.start()))
                .put("end", time(one.end()))
                .put("level", word(one.level()))
                .put("highestMean", Math.round(one.highestMean()));
    }

    private JsonObject day(Report.Day one) {
        return new JsonObject()
                .put("day", one.day().toString())
                .put("mean", one.mean())
                .put("highest", one.highest())
                .put("inForce", word(one.inForce()));
    }

    private JsonObject moment(Report.Moment one) {
        return new JsonObject()
                .put("at", time(one.at()))
                .put("what", one.what().word())
                .put("text", text(one.text()))
                .put("alertId", one.alert() == null ? null : one.alert().value());
    }

    private JsonObject hour(Report.Hour one) {
        return new JsonObject()
                .put("time", time(one.time()))
                .put("aqi", one.aqi())
                .put("mean24h", one.mean24h())
                .put("inForce", word(one.inForce()))
                .put("measured", word(one.measured()));
    }

    private JsonObject countyReport(Duties.CountyReport one) {
        return new JsonObject()
                .put("county", one.county())
                .put("name", one.name())
                .put("due", time(one.due()))
                .put("at", time(one.at()))
                .put("met", one.met().word());
    }

    private JsonObject task(Duties.Task one) {
        return new JsonObject()
                .put("title", text(new Bilingual(one.titleZh(), one.titleEn())))
                .put("clause", one.clause())
                .put("due", time(one.due()))
                .put("done", time(one.done()))
                .put("met", one.met().word());
    }

    private JsonObject sending(Sending sending) {
        return new JsonObject()
                .put("channels", all(sending.channels(), this::channel))
                .put("groups", all(sending.groups(), this::group))
                .put("troubles", all(sending.troubles(), this::trouble))
                .put("troubled", sending.troubled())
                .put("tried", sending.tried())
                .put("told", sending.told());
    }

    private JsonObject channel(Sending.Channel one) {
        return new JsonObject()
                .put("id", one.id())
                .put("name", text(one.name()))
                .put("total", one.total())
                .put("arrived", one.arrived())
                .put("confirmed", one.confirmed())
                .put("failed", one.failed())
                .put("open", one.open())
                .put("overtaken", one.overtaken())
                .put("resent", one.resent())
                .put("p50Millis", one.p50Millis())
                .put("p99Millis", one.p99Millis());
    }

    private JsonObject group(Sending.Group one) {
        return new JsonObject()
                .put("audience", one.audience().word())
                .put("zh", one.audience().zh())
                .put("units", one.units())
                .put("reached", one.reached())
                .put("asked", one.asked())
                .put("confirmed", one.confirmed())
                .put("medianConfirmSeconds", one.medianConfirmSeconds());
    }

    private JsonObject trouble(Sending.Trouble one) {
        return new JsonObject()
                .put("recipient", one.recipient())
                .put("name", one.name())
                .put("audience", one.audience().word())
                .put("missed", one.missed())
                .put("unconfirmed", one.unconfirmed())
                .put("reasons", new JsonArray(one.reasons()))
                .put("followed", one.followed());
    }
}
