package org.airalert.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A change of behaviour as JSON, for {@code POST /behaviour/NAME}: what is not named stays as it is. */
final class BehaviourJson {
    private static final Set<String> KNOWN = Set.of(
            "mode",
            "latencyMillis",
            "failRate",
            "busyRate",
            "lostAnswers",
            "retryAfterSeconds",
            "receiptDelayMillis",
            "earlyReceipts",
            "doubledReceipts",
            "failedReceipts",
            "lostReceipts");

    private BehaviourJson() {}

    /** @throws RuntimeException for a key that is not known or a value that does not fit; its message may be shown */
    static Behaviour changed(Behaviour now, JsonObject json) {
        Set<String> unknown = new TreeSet<>(json.fieldNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown " + unknown + " (known: " + new TreeSet<>(KNOWN) + ")");
        }
        Behaviour.Reports was = now.receipts();
        Behaviour.Reports reports = new Behaviour.Reports(
                Duration.ofMillis(json.getLong("receiptDelayMillis", was.delay().toMillis())),
                json.getDouble("earlyReceipts", was.early()),
                json.getDouble("doubledReceipts", was.twice()),
                json.getDouble("failedReceipts", was.failed()),
                json.getDouble("lostReceipts", was.lost()));
        return new Behaviour(
                Behaviour.Mode.valueOf(json.getString("mode", now.mode().name()).toUpperCase(Locale.ROOT)),
                Duration.ofMillis(json.getLong("latencyMillis", now.latency().toMillis())),
                json.getDouble("failRate", now.failRate()),
                json.getDouble("busyRate", now.busyRate()),
                json.getDouble("lostAnswers", now.lostAnswers()),
                Duration.ofSeconds(
                        json.getLong("retryAfterSeconds", now.retryAfter().toSeconds())),
                reports);
    }
}
