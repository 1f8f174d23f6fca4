package org.airalert.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.airalert.delivery.DeliveryId;

/** The memory of a lane is bounded whatever the backlog: it holds what it can send next, and no more is in flight than the channel allows. For one life of a node. */
final class StockLaw {
    /** A fast lane holds what it sent in 50 ms; a stretch longer ago than this weighs nothing in that. */
    private static final long FAST_MILLIS = 300;

    private final Laws laws;
    private final Map<String, Deque<Long>> begun = new HashMap<>();
    private final Map<String, Set<DeliveryId>> inFlight = new HashMap<>();

    StockLaw(Laws laws) {
        this.laws = laws;
    }

    void began(String channel, long now) {
        begun.computeIfAbsent(channel, key -> new ArrayDeque<>()).add(now);
    }

    /** Its places, twice as many ahead, one claim more when something came during one, and what a fast lane sends meanwhile. */
    long most(String channel, int concurrency, long now) {
        Deque<Long> newest = begun.computeIfAbsent(channel, key -> new ArrayDeque<>());
        while (!newest.isEmpty() && newest.peek() < now - FAST_MILLIS) {
            newest.remove();
        }
        return 4L * concurrency + newest.size();
    }

    void holds(String channel, long held, long most) {
        if (held > most) {
            laws.broke("a lane holds only what it can send next", held + " of " + most + " on " + channel);
        }
    }

    void sends(String channel, DeliveryId id, int concurrency) {
        Set<DeliveryId> all = inFlight.computeIfAbsent(channel, key -> new java.util.HashSet<>());
        all.add(id);
        if (all.size() > concurrency) {
            laws.broke("no more is in flight than the channel allows", all.size() + " of " + concurrency);
        }
    }

    void ended(String channel, DeliveryId id) {
        inFlight.getOrDefault(channel, Set.of()).remove(id);
    }
}
