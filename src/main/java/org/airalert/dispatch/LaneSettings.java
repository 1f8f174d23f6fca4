package org.airalert.dispatch;

import java.time.Duration;

/**
 * What all lanes of a node share.
 *
 * @param node name of this node, unique among those on the same store
 * @param leaseMargin how much longer a claim holds than the longest send; what was claimed and not sent within half of it is given back.
 *     Longer on a fast clock, which must not outrun a machine that takes its time
 * @param sweepEvery how often expiry and missing receipts are looked for, and what other nodes did
 */
public record LaneSettings(String node, Duration leaseMargin, Duration sweepEvery) {
    /** For one node by the machine's clock. */
    public static LaneSettings of(String node) {
        return of(node, Duration.ofSeconds(30));
    }

    public static LaneSettings of(String node, Duration leaseMargin) {
        return new LaneSettings(node, leaseMargin, Duration.ofSeconds(15));
    }
}
