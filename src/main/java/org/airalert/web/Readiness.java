package org.airalert.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether the gateway can do its work, asked of its parts at most once a second however often it is asked from outside.
 * Thread-safe.
 */
public final class Readiness {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Supplier<Future<Map<String, String>>> check;
    private final BooleanSupplier troubled;
    private final InstantSource clock;
    private volatile Report last = new Report(Future.succeededFuture(Map.of()), Instant.MIN);

    private record Report(Future<Map<String, String>> faults, Instant at) {
        boolean isWell() {
            return faults.succeeded() && faults.result().isEmpty();
        }
    }

    /**
     * @param check gives what is wrong by part, nothing when all is well; never fails
     * @param troubled whether something is known to be wrong, told at once: an earlier answer that all is well does not hold then
     */
    public Readiness(Supplier<Future<Map<String, String>>> check, BooleanSupplier troubled, InstantSource clock) {
        this.check = check;
        this.troubled = troubled;
        this.clock = clock;
    }

    /** {@code {"status": "ready"}}, or {@code not-ready} with what is wrong, by part. */
    public Future<JsonObject> report() {
        Report known = last;
        Instant now = clock.instant();
        if (known.at().isBefore(now.minus(KEPT)) || (known.isWell() && troubled.getAsBoolean())) {
            known = new Report(check.get(), now);
            last = known;
        }
        return known.faults().map(Readiness::json);
    }

    public static boolean isReady(JsonObject report) {
        return "ready".equals(report.getString("status"));
    }

    private static JsonObject json(Map<String, String> faults) {
        JsonObject report = new JsonObject().put("status", faults.isEmpty() ? "ready" : "not-ready");
        if (!faults.isEmpty()) {
            JsonObject parts = new JsonObject();
            new TreeMap<>(faults).forEach(parts::put);
            report.put("faults", parts);
        }
        return report;
    }
}
