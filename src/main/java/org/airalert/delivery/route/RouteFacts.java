package org.airalert.delivery.route;

/**
 * How a route has done lately.
 *
 * @param attempts within the window
 * @param failures of these
 * @param inARow failures since the last attempt that went well
 * @param receipts that were waited for
 * @param late of these
 * @param link of the newest test
 * @param stopped whether the receiver said that it wants nothing more, or refused the log in
 */
public record RouteFacts(int attempts, int failures, int inARow, int receipts, int late, Link link, boolean stopped) {
    /** What the newest link test said. */
    public enum Link {
        UNTESTED,
        OPEN,
        CLOSED
    }

    /** Nothing known yet. */
    public static final RouteFacts NONE = new RouteFacts(0, 0, 0, 0, 0, Link.UNTESTED, false);

    /** What is wrong with it; the gravest first. */
    public Cause cause(RoutePolicy policy) {
        if (stopped) {
            return Cause.STOPPED;
        }
        if (link == Link.CLOSED) {
            return Cause.LINK;
        }
        if (inARow >= RoutePolicy.IN_A_ROW || isMost(failures, attempts, policy.failurePercent())) {
            return Cause.ERRORS;
        }
        return isMost(late, receipts, policy.latePercent()) ? Cause.LATE : Cause.NONE;
    }

    private static boolean isMost(int part, int whole, int percent) {
        return whole >= RoutePolicy.LEAST && part * 100L >= (long) whole * percent;
    }
}
