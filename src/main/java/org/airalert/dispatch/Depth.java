package org.airalert.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.airalert.channel.ChannelFile.Pace;
import org.jspecify.annotations.Nullable;

/**
 * How many deliveries a lane claims beyond those that it can send at once. A claim is a transaction, so a fast lane claims for {@link #SPAN}; a slow one
 * holds twice its concurrency, because what is held grows old. Never more than its rate lets out before a claim grows old. For one event loop.
 */
final class Depth {
    /** Bounds the memory of a lane. */
    static final int MOST = 2_048;

    private static final Duration SPAN = Duration.ofMillis(50);
    /** A claim soon after the last one tells little about the rate. */
    private static final Duration SHORTEST = Duration.ofMillis(5);

    private final int least;
    private final int most;
    private int ahead;
    private int sent;
    private @Nullable Instant since;

    Depth(Pace pace) {
        int twice = 2 * pace.concurrency();
        this.most = pace.rate()
                .map(rate -> Math.max(1, (int) Math.min(Math.max(MOST, twice), 2 * rate.perSecond())))
                .orElse(Math.max(MOST, twice));
        this.least = Math.min(most, twice);
        this.ahead = least;
    }

    int ahead() {
        return ahead;
    }

    void sent() {
        sent++;
    }

    /** A claim begins: what was sent since the one before tells how fast the lane is, the more the longer that was. */
    void claiming(Instant now) {
        Duration passed = since == null ? Duration.ZERO : Duration.between(since, now);
        if (since == null || passed.isNegative()) {
            since = now;
            sent = 0;
        } else if (passed.compareTo(SHORTEST) >= 0) {
            double seen = (double) passed.toNanos() / SPAN.toNanos();
            // Of a stretch shorter than the span only its part counts, so that a few answers at once do not make a lane
            // fast, and after a pause nothing is left of how fast it was before.
            double next = seen < 1 ? ahead * (1 - seen) + sent : sent / seen;
            ahead = (int) Math.min(most, Math.max(least, next));
            since = now;
            sent = 0;
        }
    }
}
