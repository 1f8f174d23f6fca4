package org.airalert.sandbox;

import java.time.Duration;

/**
 * How a receiver behaves just now. Shares are 0 (never) to 1 (always); times are the machine's.
 *
 * @param latency from a message to its answer
 * @param failRate share of messages answered with 500, or refused in a carrier's protocol, and not taken
 * @param busyRate share of messages answered with 503, or with the flow control of a carrier's protocol
 * @param lostAnswers share of messages that are taken, but whose answer is lost with the connection
 * @param retryAfter what a busy receiver asks for
 * @param receipts what is reported back
 */
public record Behaviour(
        Mode mode,
        Duration latency,
        double failRate,
        double busyRate,
        double lostAnswers,
        Duration retryAfter,
        Reports receipts) {
    /** UP takes messages; BUSY answers 503 with {@code Retry-After}; DOWN breaks every connection; GONE answers 410; SILENT reads and says nothing, as a half-open connection. */
    public enum Mode {
        UP,
        BUSY,
        DOWN,
        GONE,
        SILENT
    }

    /**
     * Reports to a message that asks for them; by {@code deliveryId} or, every other time, by {@code providerMessageId}.
     *
     * @param delay from the answer to the report
     * @param early share of reports that come before the answer
     * @param twice share of reports that come twice
     * @param failed share of messages that are reported as not delivered
     * @param lost share of messages that are never reported
     */
    public record Reports(Duration delay, double early, double twice, double failed, double lost) {
        public static final Reports PROMPT = new Reports(Duration.ofMillis(20), 0, 0, 0, 0);
    }

    /** Takes everything at once, and reports everything. */
    public static final Behaviour GOOD =
            new Behaviour(Mode.UP, Duration.ZERO, 0, 0, 0, Duration.ofSeconds(5), Reports.PROMPT);

    public Behaviour {
        share("failRate", failRate);
        share("busyRate", busyRate);
        share("lostAnswers", lostAnswers);
        share("early", receipts.early());
        share("twice", receipts.twice());
        share("failed", receipts.failed());
        share("lost", receipts.lost());
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to 1)");
        }
    }

    public Behaviour with(Mode other) {
        return new Behaviour(other, latency, failRate, busyRate, lostAnswers, retryAfter, receipts);
    }

    public Behaviour with(Reports other) {
        return new Behaviour(mode, latency, failRate, busyRate, lostAnswers, retryAfter, other);
    }

    public Behaviour latency(Duration other) {
        return new Behaviour(mode, other, failRate, busyRate, lostAnswers, retryAfter, receipts);
    }

    public Behaviour failRate(double other) {
        return new Behaviour(mode, latency, other, busyRate, lostAnswers, retryAfter, receipts);
    }

    public Behaviour busyRate(double other) {
        return new Behaviour(mode, latency, failRate, other, lostAnswers, retryAfter, receipts);
    }

    public Behaviour lostAnswers(double other) {
        return new Behaviour(mode, latency, failRate, busyRate, other, retryAfter, receipts);
    }

    public Behaviour retryAfter(Duration other) {
        return new Behaviour(mode, latency, failRate, busyRate, lostAnswers, other, receipts);
    }
}
