package org.airalert.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How patiently a channel tries again.
 *
 * @param delays after the first failure the first one, and so on; the last repeats until the message is of no more use. 1 to 20, each positive
 * @param jitterPercent by how much a delay varies at random either way, 0 to 100, so that many failures at once do not come back at once
 * @param longestRetryAfter a receiver that asks for a longer wait is tried after this one
 */
public record RetryPolicy(List<Duration> delays, int jitterPercent, Duration longestRetryAfter) {
    private static final int MOST_DELAYS = 20;

    public RetryPolicy {
        delays = List.copyOf(delays);
        if (delays.isEmpty() || delays.size() > MOST_DELAYS || delays.stream().anyMatch(RetryPolicy::notPositive)) {
            throw new IllegalArgumentException("delays: " + delays + " (expected: 1 to 20, each above 0)");
        }
        if (jitterPercent < 0 || jitterPercent > 100) {
            throw new IllegalArgumentException("jitterPercent: " + jitterPercent + " (expected: 0 to 100)");
        }
        if (notPositive(longestRetryAfter)) {
            throw new IllegalArgumentException("longestRetryAfter: " + longestRetryAfter + " (expected: above 0)");
        }
    }

    /** @param attempt number of the attempt that failed, 1 for the first */
    Duration delayAfter(int attempt) {
        return delays.get(Math.min(Math.max(attempt, 1), delays.size()) - 1);
    }

    private static boolean notPositive(Duration duration) {
        return duration.isNegative() || duration.isZero();
    }
}
