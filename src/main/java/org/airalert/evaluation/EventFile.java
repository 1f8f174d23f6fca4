package org.airalert.evaluation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.airalert.airquality.Observation;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was kept about one event, as the report is made from it.
 *
 * @param alerts those that were approved, advisories and corrections too, in the order of their places; at least one
 * @param observed hours of the event's area from before its first alert on, oldest first
 * @param forecasts issued for the area while the event went on, oldest first
 * @param proposals that the engine made meanwhile for the area, oldest first
 * @param sending what became of all deliveries
 * @param duties what counties and units owed meanwhile
 * @param now the moment the report is made for
 */
public record EventFile(
        List<Alert> alerts,
        List<Observation> observed,
        List<ForecastRun> forecasts,
        List<Put> proposals,
        Sending sending,
        Duties duties,
        Instant now) {
    public EventFile {
        alerts = alerts.stream()
                .sorted(Comparator.comparingInt(Alert::sequence)
                        .thenComparing(one -> one.id().value()))
                .toList();
        observed = List.copyOf(observed);
        forecasts = List.copyOf(forecasts);
        proposals = List.copyOf(proposals);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("alerts: empty (expected: at least one)");
        }
    }

    /**
     * One forecast as it came.
     *
     * @param highest highest upper value in it; {@code null} when it has none
     */
    public record ForecastRun(Instant issuedAt, @Nullable Integer highest) {}

    /** A proposal with the alert that it asked for. */
    public record Put(
            Proposal proposal, AlertKind kind, @Nullable String level) {}

    AreaRef area() {
        return alerts.get(0).facts().areas().get(0);
    }

    /** When the first alert was approved. */
    Instant from() {
        Instant sent = alerts.get(0).sent();
        return sent == null ? alerts.get(0).createdAt() : sent;
    }

    /** When the response ended or was called off; {@code null} while the event goes on. */
    @Nullable
    Instant until() {
        List<Alert> steps =
                alerts.stream().filter(one -> one.kind().movesWarning()).toList();
        if (steps.isEmpty()) {
            return null;
        }
        Alert last = steps.get(steps.size() - 1);
        Instant end = null;
        if (last.kind() == AlertKind.LIFT) {
            end = last.facts().effective();
        } else if (last.kind() == AlertKind.CANCEL) {
            end = last.sent();
        }
        return end == null || end.isAfter(now) ? null : end;
    }
}
