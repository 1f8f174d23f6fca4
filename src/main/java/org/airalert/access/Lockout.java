package org.airalert.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long an account rests after wrong passwords: free for a few, then doubling from a minute to an hour. */
final class Lockout {
    static final int FREE = 4;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Lockout() {}

    /** @param failures including the one just made; the end of the rest, or {@code null} when none is due */
    static @Nullable Instant after(int failures, Instant now) {
        int beyond = failures - FREE;
        if (beyond <= 0) {
            return null;
        }
        // 2^6 minutes are more than the longest rest already.
        Duration rest = FIRST.multipliedBy(1L << Math.min(beyond - 1, 6));
        return now.plus(rest.compareTo(LONGEST) > 0 ? LONGEST : rest);
    }
}
