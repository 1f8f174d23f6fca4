package org.airalert.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.jspecify.annotations.Nullable;

/** The figures of one lane, for Prometheus and for the board. For one event loop. */
final class LaneMeters {
    private static final int SECONDS = 10;

    private final MeterRegistry registry;
    private final String channel;
    private final Timer sending;
    private final Timer handedOver;
    private final Map<String, Counter> outcomes = new HashMap<>();
    private final long[] perSecond = new long[SECONDS];
    private long second;
    private long accepted;
    private long deferred;
    private long rejected;

    LaneMeters(MeterRegistry registry, String channel, Supplier<Number> inFlight) {
        this.registry = registry;
        this.channel = channel;
        this.sending = Timer.builder("airalert.send")
                .description("Time of one attempt, from the request to the answer")
                .tag("channel", channel)
                .register(registry);
        this.handedOver = Timer.builder("airalert.handover")
                .description("Time from planning a delivery to its acceptance")
                .tag("channel", channel)
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1))
                .register(registry);
        registry.gauge(
                "airalert.sending",
                Tags.of("channel", channel),
                inFlight,
                one -> one.get().doubleValue());
    }

    void sent(Outcome outcome, Duration took) {
        sending.record(took);
        Reason reason = outcome.reason();
        outcomes.computeIfAbsent(kind(outcome) + "/" + word(reason), key -> counter(outcome, reason))
                .increment();
        if (outcome instanceof Outcome.Rejected) {
            rejected++;
        } else if (!(outcome instanceof Outcome.Accepted)) {
            deferred++;
        }
    }

    void accepted(Instant plannedAt, Instant now) {
        accepted++;
        Duration took = Duration.between(plannedAt, now);
        handedOver.record(took.isNegative() ? Duration.ZERO : took);
        turnTo(now.getEpochSecond());
        perSecond[Math.floorMod(second, SECONDS)]++;
    }

    private void turnTo(long now) {
        for (long passed = Math.max(second + 1, now - SECONDS + 1); passed <= now; passed++) {
            perSecond[Math.floorMod(passed, SECONDS)] = 0;
        }
        second = Math.max(second, now);
    }

    /** Accepted in the last ten seconds, a second. */
    double rate(Instant now) {
        turnTo(now.getEpochSecond());
        long sum = 0;
        for (long one : perSecond) {
            sum += one;
        }
        return (double) sum / SECONDS;
    }

    ChannelStatus.Counts counts() {
        return new ChannelStatus.Counts(accepted, deferred, rejected);
    }

    private Counter counter(Outcome outcome, @Nullable Reason reason) {
        return Counter.builder("airalert.attempts")
                .description("Attempts by what came of them")
                .tag("channel", channel)
                .tag("outcome", kind(outcome))
                .tag("reason", word(reason))
                .register(registry);
    }

    private static String kind(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return "accepted";
        }
        if (outcome instanceof Outcome.Rejected) {
            return "rejected";
        }
        return outcome instanceof Outcome.Deferred ? "deferred" : "stopped";
    }

    private static String word(@Nullable Reason reason) {
        return reason == null ? "" : reason.word();
    }
}
