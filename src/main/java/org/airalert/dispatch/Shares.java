package org.airalert.dispatch;

import java.util.HashMap;
import java.util.Map;

/**
 * Shares a lane's places among its receivers: one that answers slowly keeps no more of them than its part while others are being served, and never the
 * last few, so that whoever comes next is served at once. Repeats have half of the places at most: receivers that are dead must not hold up first attempts.
 * For one event loop.
 */
final class Shares {
    /** Of eight places one is kept for others than the one receiver that would take them all. */
    private static final int RESERVE = 8;

    private final int concurrency;
    private final Map<Receiver, Integer> underWay = new HashMap<>();
    private int repeats;

    Shares(int concurrency) {
        this.concurrency = concurrency;
    }

    /**
     * Whether one more may be sent to the receiver.
     *
     * @param repeat whether it was tried before
     * @param several whether the lane has more than one receiver
     */
    boolean admits(Receiver receiver, boolean repeat, boolean several) {
        if (repeat && repeats >= Math.max(1, concurrency / 2)) {
            return false;
        }
        return underWay.getOrDefault(receiver, 0) < most(receiver, several);
    }

    private int most(Receiver receiver, boolean several) {
        int served = underWay.size() + (underWay.containsKey(receiver) ? 0 : 1);
        if (served > 1) {
            return Math.max(1, (concurrency + served - 1) / served);
        }
        int reserve = several ? (concurrency + RESERVE - 1) / RESERVE : 0;
        return Math.max(1, concurrency - reserve);
    }

    void began(Receiver receiver, boolean repeat) {
        underWay.merge(receiver, 1, Integer::sum);
        repeats += repeat ? 1 : 0;
    }

    void ended(Receiver receiver, boolean repeat) {
        underWay.computeIfPresent(receiver, (one, number) -> number > 1 ? number - 1 : null);
        repeats -= repeat ? 1 : 0;
    }
}
