package org.airalert.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.airalert.directory.Contact;
import org.airalert.duty.CountyReport;
import org.airalert.duty.ReportRound;
import org.airalert.duty.Shift;
import org.airalert.office.contact.CheckResult;
import org.airalert.office.county.CountyDay;
import org.airalert.office.task.TaskEntry;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Duties as JSON. */
final class DutyJson {
    private final AlertJson json;

    DutyJson(AlertJson json) {
        this.json = json;
    }

    JsonObject task(TaskEntry one, Instant now) {
        TaskEntry.Done done = one.done();
        JsonObject task = new JsonObject()
                .put("id", one.task().id())
                .put("event", one.task().event().value())
                .put("key", one.task().rule().key())
                .put("title", one.task().rule().title().zh())
                .put("titleEn", one.task().rule().title().en())
                .put("clause", one.task().rule().clause())
                .put("owner", one.task().owner())
                .put("due", json.time(one.task().due()))
                .put("state", one.state(now).word());
        return done == null
                ? task
                : task.put("doneAt", json.time(done.at()))
                        .put("doneBy", done.by())
                        .put("note", done.note());
    }

    JsonObject report(CountyReport one) {
        return new JsonObject()
                .put("id", one.id())
                .put("area", one.area())
                .put("at", json.time(one.at()))
                .put("receivedAt", json.time(one.receivedAt()))
                .put("by", one.by())
                .put("start", one.start() == null ? null : json.time(one.start()))
                .put("level", one.level())
                .put("mainPollutant", one.mainPollutant())
                .put("measures", one.measures())
                .put("publication", one.publication())
                .put("inspection", one.inspection())
                .put("corrects", one.corrects());
    }

    JsonObject day(CountyDay day, Instant now) {
        JsonArray counties = new JsonArray();
        day.counties().forEach(one -> counties.add(county(one, now)));
        return new JsonObject().put("day", day.day().toString()).put("counties", counties);
    }

    private JsonObject county(CountyDay.County one, Instant now) {
        JsonArray hours = new JsonArray();
        for (ReportRound.Slot slot : one.slots()) {
            CountyReport report = slot.report();
            CountyReport said = slot.said();
            hours.add(new JsonObject()
                    .put("due", json.time(slot.due()))
                    .put("state", state(slot, now))
                    .put("report", report == null ? null : report.id())
                    .put("said", said == null ? null : said.id()));
        }
        JsonArray reports = new JsonArray();
        one.reports().forEach(report -> reports.add(report(report)));
        return new JsonObject()
                .put("area", one.area().code())
                .put("name", one.area().nameZh())
                .put("level", word(one.level()))
                .put("own", word(one.own()))
                .put("hours", hours)
                .put("reports", reports);
    }

    private static @Nullable String word(@Nullable Level level) {
        return level == null ? null : level.word();
    }

    private static String state(ReportRound.Slot slot, Instant now) {
        if (slot.report() != null) {
            return slot.isLate() ? "late" : "reported";
        }
        return slot.isMissing(now) ? "missing" : "waiting";
    }

    JsonObject shift(Shift one, boolean personal) {
        JsonArray people = new JsonArray();
        one.people().forEach(contact -> people.add(contact(contact, personal)));
        return new JsonObject()
                .put("recipient", one.recipient())
                .put("from", json.time(one.from()))
                .put("until", json.time(one.until()))
                .put("people", people);
    }

    static JsonObject contact(Contact contact, boolean personal) {
        return new JsonObject()
                .put("name", contact.name())
                .put("phone", personal ? contact.phone() : AlertJson.mask(contact.phone()))
                .put("email", personal ? contact.email() : AlertJson.mask(contact.email()));
    }

    JsonObject check(CheckResult result, boolean personal, Instant now) {
        JsonArray dead = new JsonArray();
        result.dead()
                .forEach(one -> dead.add(new JsonObject()
                        .put("recipient", one.recipient())
                        .put("channel", one.channel())
                        .put("address", personal ? one.address() : AlertJson.mask(one.address()))
                        .put("state", one.state().word())
                        .put("reason", one.reason())));
        JsonObject channels = new JsonObject();
        result.channels()
                .forEach((channel, tally) -> channels.put(
                        channel,
                        new JsonObject()
                                .put("reached", tally.reached())
                                .put("dead", tally.dead())
                                .put("waiting", tally.waiting())));
        return new JsonObject()
                .put("id", result.memo())
                .put("at", json.time(result.at()))
                .put("until", json.time(result.until()))
                .put("over", result.isOver(now))
                .put("channels", channels)
                .put("dead", dead);
    }
}
