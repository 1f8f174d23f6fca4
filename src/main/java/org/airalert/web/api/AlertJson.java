package org.airalert.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.Bilingual;
import org.airalert.alert.NextWarning;
import org.airalert.alert.Proposal;
import org.airalert.alert.SignOff;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.office.Desk;
import org.airalert.store.DeliveryStore;
import org.airalert.warning.Level;
import org.airalert.web.Moments;
import org.jspecify.annotations.Nullable;

/** The office's things as JSON, times in the plan's zone. Pure. */
public record AlertJson(ZoneId zone) {
    public JsonObject alert(Alert alert) {
        JsonArray references = new JsonArray();
        alert.references()
                .forEach(one -> references.add(
                        new JsonObject().put("alertId", one.id().value()).put("sent", time(one.sent()))));
        SignOff signOff = alert.signOff();
        return facts(alert.facts())
                .put("id", alert.id().value())
                .put("eventId", alert.event().value())
                .put("sequence", alert.sequence())
                .put("kind", alert.kind().word())
                .put("status", alert.status().word())
                .put("state", alert.state().word())
                .put("references", references)
                .put("drafter", signOff.drafter())
                .put("approver", signOff.approver())
                .put("decidedAt", time(signOff.decidedAt()))
                .put("remark", signOff.remark())
                .put("createdAt", time(alert.createdAt()))
                .put("sent", time(alert.sent()))
                .put("notAfter", time(alert.notAfter()))
                .put("digests", strings(alert.digests()));
    }

    /** In the names that {@code POST /alerts} takes, so that what is read can be sent back changed. */
    public JsonObject facts(AlertFacts facts) {
        JsonArray areas = new JsonArray();
        facts.areas()
                .forEach(area -> areas.add(new JsonObject()
                        .put("code", area.code())
                        .put("name", area.nameZh())
                        .put("nameEn", area.nameEn())));
        Level level = facts.level();
        Level previous = facts.previousLevel();
        return new JsonObject()
                .put("level", level == null ? null : level.word())
                .put("responseLevel", level == null ? null : level.response())
                .put("previousLevel", previous == null ? null : previous.word())
                .put("areas", areas)
                .put("effective", time(facts.effective()))
                .put("responseStart", time(facts.responseStart()))
                .put("previousEnd", time(facts.previousEnd()))
                .put("expectedEnd", time(facts.expectedEnd()))
                .put("outlook", outlook(facts.outlook()))
                .put("basis", facts.basis())
                .put("leadTimeHours", facts.leadTimeHours())
                .put("late", facts.late())
                .put("next", next(facts.next()))
                .put("reason", text(facts.reason()))
                .put("text", text(facts.advice()));
    }

    public JsonObject proposal(Desk.Proposed proposed) {
        Proposal proposal = proposed.proposal();
        return new JsonObject()
                .put("id", proposal.id())
                .put("area", proposal.area())
                .put("state", proposal.state().word())
                .put("assessment", proposal.assessment())
                .put("createdAt", time(proposal.createdAt()))
                .put("decidedAt", time(proposal.decidedAt()))
                .put("alert", alert(proposed.alert()));
    }

    public JsonObject delivery(DeliveryStore.Tracked tracked, boolean personal) {
        Delivery delivery = tracked.delivery();
        Delivery.Progress progress = delivery.progress();
        JsonArray attempts = new JsonArray();
        tracked.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
        Receipt.Counts counts = tracked.counts();
        return new JsonObject()
                .put("id", delivery.id().value())
                .put("alertId", delivery.alert().value())
                .put("channel", delivery.channel())
                .put("recipient", delivery.recipient())
                .put("address", personal ? delivery.address() : mask(delivery.address()))
                .put("priority", delivery.priority().name().toLowerCase(java.util.Locale.ROOT))
                .put("step", delivery.step())
                .put("round", delivery.resends())
                .put("state", progress.state().word())
                .put(
                        "reason",
                        progress.reason() == null ? null : progress.reason().word())
                .put("attemptCount", progress.attempts())
                .put("providerMessageId", progress.providerId())
                .put("plannedAt", time(delivery.plannedAt()))
                .put("dueAt", time(progress.dueAt()))
                .put("notAfter", time(delivery.notAfter()))
                .put("confirmBy", time(delivery.confirmBy()))
                .put("acceptedAt", exact(progress.acceptedAt()))
                .put("deliveredAt", exact(progress.deliveredAt()))
                .put("confirmedAt", exact(progress.confirmedAt()))
                .put("attempts", attempts)
                .put(
                        "counts",
                        counts == null
                                ? null
                                : new JsonObject()
                                        .put("targeted", counts.targeted())
                                        .put("delivered", counts.delivered())
                                        .put("failed", counts.failed()));
    }

    private JsonObject attempt(Attempt attempt) {
        return new JsonObject()
                .put("number", attempt.number())
                .put("startedAt", exact(attempt.startedAt()))
                .put("endedAt", exact(attempt.endedAt()))
                .put("answer", attempt.answer())
                .put(
                        "reason",
                        attempt.reason() == null ? null : attempt.reason().word())
                .put("detail", attempt.detail())
                .put("node", attempt.node());
    }

    public static JsonObject counts(Map<String, Map<DeliveryState, Long>> byChannel) {
        JsonObject json = new JsonObject();
        new TreeMap<>(byChannel).forEach((channel, states) -> {
            JsonObject numbers = new JsonObject();
            states.forEach((state, number) -> numbers.put(state.word(), number));
            json.put(channel, numbers);
        });
        return json;
    }

    public static JsonObject latencies(Map<String, DeliveryStore.Latency> byChannel) {
        JsonObject json = new JsonObject();
        new TreeMap<>(byChannel)
                .forEach((channel, latency) -> json.put(
                        channel,
                        new JsonObject()
                                .put("number", latency.number())
                                .put("p50Millis", latency.p50Millis())
                                .put("p95Millis", latency.p95Millis())
                                .put("p99Millis", latency.p99Millis())));
        return json;
    }

    public static JsonObject preview(Desk.Preview preview) {
        return new JsonObject()
                .put("subject", preview.content().subject())
                .put("text", preview.content().text())
                .put("html", preview.content().html())
                .put("cap", preview.content().cap())
                .put("segments", preview.content().segments())
                .put("encoding", preview.content().encoding())
                .put("recipients", preview.recipients())
                .put("digest", preview.digest())
                .put("faults", new JsonArray(preview.faults()));
    }

    public JsonObject series(Desk.Series series) {
        JsonArray observed = new JsonArray();
        series.observed().forEach(point -> observed.add(point(point)));
        JsonArray forecast = new JsonArray();
        series.forecast()
                .forEach(band -> forecast.add(new JsonObject()
                        .put("time", time(band.time()))
                        .put("lower", band.lower())
                        .put("upper", band.upper())));
        JsonArray means = new JsonArray();
        series.means().forEach(point -> means.add(point(point)));
        return new JsonObject()
                .put("area", series.area())
                .put("observed", observed)
                .put("forecast", forecast)
                .put("means", means);
    }

    private JsonObject point(Desk.Point point) {
        return new JsonObject().put("time", time(point.time())).put("aqi", point.aqi());
    }

    /** All but the ends, where somebody may not see personal data: enough to tell two apart. */
    public static String mask(String address) {
        if (address.startsWith("http")) {
            return address;
        }
        int shown = Math.min(3, address.length() / 3);
        return address.substring(0, shown) + "****" + address.substring(address.length() - shown);
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

    private @Nullable JsonObject next(@Nullable NextWarning next) {
        return next == null
                ? null
                : new JsonObject()
                        .put("level", next.level().word())
                        .put("start", time(next.start()))
                        .put("expectedEnd", time(next.expectedEnd()));
    }

    private static JsonObject text(Bilingual text) {
        return new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    private static JsonObject strings(Map<String, String> values) {
        JsonObject json = new JsonObject();
        new TreeMap<>(values).forEach(json::put);
        return json;
    }

    public @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Moments.iso(time, zone);
    }

    /** With its fraction of a second: for measuring. */
    private @Nullable String exact(@Nullable Instant time) {
        return time == null ? null : time.atZone(zone).toOffsetDateTime().toString();
    }
}
