package org.airalert.app.bench;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.airalert.app.StartException;

/** Arithmetic on what was measured, and waiting for it. */
final class Measured {
    private static final long LONGEST_MINUTES = 10;
    private static final double NANOS = 1e9;

    private Measured() {}

    /** @param since by {@link System#nanoTime()} */
    static double secondsSince(long since) {
        return (System.nanoTime() - since) / NANOS;
    }

    /** Nearest rank: the smallest value that at least that share of all does not exceed. */
    static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /** Blocks; for a command's own thread. */
    static <T> T wait(Future<T> future) {
        try {
            return future.await(LONGEST_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new StartException("bench: not done within " + LONGEST_MINUTES + " minutes", e);
        }
    }
}
