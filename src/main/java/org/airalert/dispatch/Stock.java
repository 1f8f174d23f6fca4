package org.airalert.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.airalert.delivery.Delivery;
import org.airalert.store.DeliveryStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claimed deliveries that wait for their turn, the most urgent first; and those on their way back to the store unsent. For one event loop. */
final class Stock {
    private static final Logger LOG = LoggerFactory.getLogger(Stock.class);

    private final DeliveryStore store;
    private final String node;
    private final PriorityQueue<Item> waiting = new PriorityQueue<>(Stock::compare);
    private final Map<Instant, List<Delivery>> returning = new LinkedHashMap<>();

    /** @param claimedAt from when on its claim runs */
    record Item(Delivery delivery, Instant claimedAt) {}

    Stock(DeliveryStore store, String node) {
        this.store = store;
        this.node = node;
    }

    private static int compare(Item one, Item other) {
        int priority = one.delivery().priority().compareTo(other.delivery().priority());
        return priority == 0
                ? one.delivery().plannedAt().compareTo(other.delivery().plannedAt())
                : priority;
    }

    /** All that is claimed and not sent. */
    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(List<Delivery> claimed, Instant at) {
        claimed.forEach(delivery -> waiting.add(new Item(delivery, at)));
    }

    /** @throws java.util.NoSuchElementException when it is empty */
    Item take() {
        return waiting.remove();
    }

    /** Goes back with the next {@link #giveBack}. */
    void putBack(Delivery delivery, Instant due) {
        returning.computeIfAbsent(due, key -> new ArrayList<>()).add(delivery);
    }

    void putBackAll(Instant due) {
        while (!isEmpty()) {
            putBack(take().delivery(), due);
        }
    }

    /** A claim that cannot be given back runs out by itself. */
    void giveBack() {
        returning.forEach((due, claimed) -> store.release(node, claimed, due)
                .onFailure(cause ->
                        LOG.warn("claims not given back number={} cause={}", claimed.size(), cause.toString())));
        returning.clear();
    }
}
