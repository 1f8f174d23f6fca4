package org.airalert.office.evaluation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.airalert.airquality.Observation;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertState;
import org.airalert.alert.EventId;
import org.airalert.directory.Recipient;
import org.airalert.evaluation.Duties;
import org.airalert.evaluation.Evaluator;
import org.airalert.evaluation.EventFile;
import org.airalert.evaluation.Report;
import org.airalert.evaluation.Sending;
import org.airalert.evaluation.SendingCount;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/** Gathers from the store what a report is made from. Reads only. */
final class Dossiers {
    private static final int PAGE = 500;
    /** What led to the first alert, and enough for the windows of its first day. */
    private static final Duration BEFORE = Duration.ofHours(96);
    /** Over how many hours a lift must hold (warning rules, 5.3), with the windows that end then. */
    private static final Duration AFTER = Duration.ofHours(60);

    private final Evaluations.Parts parts;

    Dossiers(Evaluations.Parts parts) {
        this.parts = parts;
    }

    /** The approved alerts of every event that is more than an advisory, newest event first. */
    Future<Map<EventId, List<Alert>>> events() {
        return alerts(null, new ArrayList<>()).map(all -> {
            Map<EventId, List<Alert>> events = new LinkedHashMap<>();
            all.forEach(alert -> events.computeIfAbsent(alert.event(), none -> new ArrayList<>())
                    .add(alert));
            events.values().removeIf(alerts -> alerts.stream().noneMatch(Evaluations::isStep));
            events.values().forEach(alerts -> alerts.sort(Comparator.comparingInt(Alert::sequence)));
            return events;
        });
    }

    private Future<List<Alert>> alerts(@Nullable String cursor, List<Alert> before) {
        return parts.desk().alerts(null, cursor, PAGE).compose(page -> {
            page.stream()
                    .filter(one -> one.state() == AlertState.APPROVED || one.state() == AlertState.PUBLISHED)
                    .forEach(before::add);
            return page.size() < PAGE
                    ? Future.succeededFuture(before)
                    : alerts(page.get(page.size() - 1).id().value(), before);
        });
    }

    /** What can be said without looking at air and deliveries. */
    Report.Head head(List<Alert> alerts, Instant now) {
        EventFile file = new EventFile(alerts, List.of(), List.of(), List.of(), nothingSent(), Duties.NONE, now);
        return new Evaluator(parts.plan()).of(file).head();
    }

    private static Sending nothingSent() {
        return new Sending(List.of(), List.of(), List.of(), 0, 0, 0);
    }

    /** Fails with {@link Refusal.Unknown} when there is no such event. */
    Future<EventFile> file(EventId event) {
        Instant now = parts.clock().instant();
        return events().compose(events -> {
            List<Alert> alerts = events.get(event);
            if (alerts == null) {
                throw new Refusal.Unknown("event " + event.value());
            }
            Report.Head head = head(alerts, now);
            Instant until = Objects.requireNonNullElse(head.until(), now);
            String area = head.area().code();
            Future<List<Observation>> observed =
                    observed(area, head.from().minus(BEFORE), earlier(now, until.plus(AFTER)));
            Future<List<EventFile.ForecastRun>> forecasts =
                    forecasts(area, head.from().minus(Duration.ofDays(1)), until);
            Future<List<EventFile.Put>> proposals = proposals(area, head.from().minus(Duration.ofDays(1)), until);
            Future<Sending> sending = sending(alerts);
            Future<Duties> duties = parts.duties().of(alerts, head.from(), until);
            return Future.join(List.of(observed, forecasts, proposals, sending, duties))
                    .map(done -> new EventFile(
                            alerts,
                            done.resultAt(0),
                            done.resultAt(1),
                            done.resultAt(2),
                            done.resultAt(3),
                            done.resultAt(4),
                            now));
        });
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Future<List<Observation>> observed(String area, Instant from, Instant to) {
        return parts.desk()
                .series(area, from, to)
                .map(series -> series.observed().stream()
                        .map(point -> new Observation(point.time(), point.aqi(), point.aqi() == null))
                        .toList());
    }

    private Future<List<EventFile.ForecastRun>> forecasts(String area, Instant from, Instant until) {
        return parts.ledger()
                .list(new Ledger.Query("forecast", area, area + "/" + from, PAGE, false))
                .map(found -> found.stream()
                        .map(document -> run(new JsonObject(document.body())))
                        .filter(run -> !run.issuedAt().isBefore(from)
                                && !run.issuedAt().isAfter(until))
                        .toList());
    }

    private static EventFile.ForecastRun run(JsonObject forecast) {
        Integer highest = null;
        JsonArray values = forecast.getJsonArray("values", new JsonArray());
        for (int i = 0; i < values.size(); i++) {
            Integer upper = values.getJsonObject(i).getInteger("upper");
            if (upper != null && (highest == null || upper > highest)) {
                highest = upper;
            }
        }
        return new EventFile.ForecastRun(Instant.parse(forecast.getString("issuedAt")), highest);
    }

    private Future<List<EventFile.Put>> proposals(String area, Instant from, Instant until) {
        return proposals(null, from, new ArrayList<>())
                .map(all -> all.stream()
                        .filter(one -> one.proposal().area().equals(area)
                                && !one.proposal().createdAt().isBefore(from)
                                && !one.proposal().createdAt().isAfter(until))
                        .map(Dossiers::put)
                        .sorted(Comparator.comparing(one -> one.proposal().createdAt()))
                        .toList());
    }

    private static EventFile.Put put(Desk.Proposed proposed) {
        var level = proposed.alert().facts().level();
        return new EventFile.Put(proposed.proposal(), proposed.alert().kind(), level == null ? null : level.word());
    }

    /** Back to the event's begin, page by page. */
    private Future<List<Desk.Proposed>> proposals(@Nullable String cursor, Instant from, List<Desk.Proposed> before) {
        return parts.desk().proposals(null, cursor, PAGE).compose(page -> {
            before.addAll(page);
            boolean last = page.size() < PAGE
                    || page.get(page.size() - 1).proposal().createdAt().isBefore(from);
            return last
                    ? Future.succeededFuture(before)
                    : proposals(page.get(page.size() - 1).proposal().id(), from, before);
        });
    }

    private Future<Sending> sending(List<Alert> alerts) {
        Map<String, Recipient> byId = new HashMap<>();
        parts.recipients().get().forEach(one -> byId.put(one.id(), one));
        SendingCount count = new SendingCount(byId::get, parts.channels());
        Future<Void> read = Future.succeededFuture();
        for (Alert alert : alerts) {
            read = read.compose(done -> count(count, alert, null));
        }
        return read.map(done -> count.sending());
    }

    private Future<Void> count(SendingCount count, Alert alert, @Nullable String cursor) {
        return parts.deliveries()
                .list(new DeliveryStore.Filter(alert.id(), null, null, null, cursor, PAGE))
                .compose(page -> {
                    page.forEach(one -> count.add(one.delivery()));
                    return page.size() < PAGE
                            ? Future.succeededFuture()
                            : count(
                                    count,
                                    alert,
                                    page.get(page.size() - 1).delivery().id().value());
                });
    }
}
