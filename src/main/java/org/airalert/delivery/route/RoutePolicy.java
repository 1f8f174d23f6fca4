package org.airalert.delivery.route;

import java.time.Duration;

/**
 * When a route is held for bad, and how fast the traffic moves.
 *
 * @param failurePercent share of failed attempts within the window from which on it is bad, 1 to 100
 * @param latePercent share of receipts that come later than {@code lateAfter} from which on it is bad, 1 to 100
 * @param unknownAfter how long a message whose fate is not known stays with its route
 * @param step from one change of a share to the next; three steps take a route from all to nothing
 * @param window how far back attempts are looked at
 */
public record RoutePolicy(
        int failurePercent,
        int latePercent,
        Duration lateAfter,
        Duration unknownAfter,
        Duration step,
        Duration window) {
    /** Fewer attempts than these within the window, or receipts, tell nothing yet. */
    public static final int LEAST = 5;
    /** So many failures one after the other are enough in any case. */
    public static final int IN_A_ROW = 3;

    /** From the first failure to the last share moved: window, one tick and two steps, 25 s of the 30 that are allowed. */
    public static RoutePolicy of(Duration lateAfter, Duration unknownAfter) {
        return new RoutePolicy(50, 50, lateAfter, unknownAfter, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
}
