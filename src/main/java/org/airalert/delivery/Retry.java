package org.airalert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The one place that decides what follows from the outcome of an attempt.
 *
 * <p>Trying ends when the message is of no more use, not after a number of tries. A wait that would reach past the end is cut to half of the time
 * left, again and again, so that a receiver that comes back late is still told; when less than the shortest wait is left, the delivery expires. A
 * receiver's own {@code Retry-After} is never undercut (RFC 9110, 10.2.3), except by {@link RetryPolicy#longestRetryAfter()}.
 */
public final class Retry {
    private final RetryPolicy policy;
    private final RandomGenerator random;

    /** @param random for the jitter only */
    public Retry(RetryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * @param attempt number of the attempt that had this outcome, 1 for the first
     * @param now end of that attempt
     */
    public Verdict decide(Outcome outcome, int attempt, Delivery delivery, Instant now) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return new Verdict(DeliveryState.ACCEPTED, now, null, accepted.providerId());
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return new Verdict(DeliveryState.FAILED, now, rejected.reason(), null);
        }
        if (outcome instanceof Outcome.ChannelStopped stopped) {
            return waiting(now, stopped.reason(), delivery, now);
        }
        Outcome.Deferred deferred = (Outcome.Deferred) outcome;
        return waiting(next(deferred, attempt, delivery, now), deferred.reason(), delivery, now);
    }

    private Instant next(Outcome.Deferred deferred, int attempt, Delivery delivery, Instant now) {
        Duration delay = policy.delayAfter(attempt);
        double jitter = policy.jitterPercent() / 100.0 * random.nextDouble();
        if (deferred.retryAfter() != null) {
            Duration asked = min(deferred.retryAfter(), policy.longestRetryAfter());
            return now.plus(asked).plus(scaled(delay, jitter));
        }
        Instant due = now.plus(scaled(delay, 1 - policy.jitterPercent() / 100.0 + 2 * jitter));
        return due.isBefore(delivery.notAfter()) ? due : beforeTheEnd(delivery, now);
    }

    /** Half of the time left, or the end itself when that is too short to be worth a try. */
    private Instant beforeTheEnd(Delivery delivery, Instant now) {
        Duration half = Duration.between(now, delivery.notAfter()).dividedBy(2);
        return half.compareTo(policy.delayAfter(1)) < 0 ? delivery.notAfter() : now.plus(half);
    }

    private static Verdict waiting(Instant due, Reason reason, Delivery delivery, Instant now) {
        return due.isBefore(delivery.notAfter())
                ? new Verdict(DeliveryState.RETRYING, due, reason, null)
                : new Verdict(DeliveryState.EXPIRED, now, Reason.EXPIRED, null);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.max(0, Math.round(duration.toMillis() * factor)));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
