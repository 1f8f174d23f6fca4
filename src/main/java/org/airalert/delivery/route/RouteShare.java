package org.airalert.delivery.route;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of its weight a route gets just now.
 *
 * <pre>
 *   down, a step each:  100 -> 50 -> 25 -> 0      (at once to 0 when stopped)
 *   up, two steps each: 0 -> 10 -> 25 -> 50 -> 100
 * </pre>
 *
 * A route that was late goes up only as fast as lateness can show again.
 *
 * @param percent 0 to 100
 * @param since when that last changed
 * @param cause why it is below 100
 */
public record RouteShare(int percent, Instant since, Cause cause) {
    public static RouteShare full(Instant now) {
        return new RouteShare(100, now, Cause.NONE);
    }

    /** The share from now on; the same object when nothing changes. */
    public RouteShare next(RouteFacts facts, RoutePolicy policy, Instant now) {
        Cause wrong = facts.cause(policy);
        if (wrong != Cause.NONE) {
            return down(wrong, policy, now);
        }
        return percent == 100 ? this : up(facts, policy, now);
    }

    private RouteShare down(Cause wrong, RoutePolicy policy, Instant now) {
        if (percent == 0) {
            // Good again only after a time of rest that begins with the last sign that it is bad.
            return new RouteShare(0, now, wrong);
        }
        if (wrong == Cause.STOPPED) {
            return new RouteShare(0, now, wrong);
        }
        boolean fresh = cause == Cause.NONE;
        if (!fresh && now.isBefore(since.plus(policy.step()))) {
            return this;
        }
        return new RouteShare(percent > 50 ? 50 : percent > 25 ? 25 : 0, now, wrong);
    }

    private RouteShare up(RouteFacts facts, RoutePolicy policy, Instant now) {
        Duration rest = cause == Cause.LATE ? policy.lateAfter() : policy.step().multipliedBy(2);
        boolean proven = percent > 0 || facts.link() == RouteFacts.Link.OPEN;
        if (!proven || now.isBefore(since.plus(rest))) {
            return this;
        }
        int more = percent < 10 ? 10 : percent < 25 ? 25 : percent < 50 ? 50 : 100;
        return new RouteShare(more, now, more == 100 ? Cause.NONE : cause);
    }
}
