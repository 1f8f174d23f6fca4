package org.airalert.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;

/** What is counted while the demo runs, from what the store was told. Thread-safe. */
final class Figures {
    private static final double NANOS_PER_MILLI = 1e6;

    private final LongSupplier nanos;
    private final Consumer<ChannelEvent> listener;
    private final Map<AlertId, Long> approvedNanos = new HashMap<>();
    private final Map<DeliveryId, Delivery> deliveries = new HashMap<>();
    private final Set<DeliveryId> untried = new HashSet<>();
    private final Set<DeliveryId> accepted = new HashSet<>();
    private final Map<String, Instant> downSince = new HashMap<>();
    private final Map<String, List<Double>> millis = new TreeMap<>();
    private final Map<String, Long> tried = new TreeMap<>();
    private final Set<String> reports = new HashSet<>();
    private final Map<String, DeliveryId> byProviderId = new HashMap<>();
    private final Map<String, Receipt> unmatched = new HashMap<>();
    private long received;
    private long early;
    private long twice;

    /**
     * A receiver that fails, or takes messages again.
     *
     * @param reason why it failed; {@code null} when it is back
     * @param away how long it was away, by the demo's clock; zero when it just failed
     */
    record ChannelEvent(
            Instant at, Delivery delivery, @Nullable Reason reason, Duration away) {}

    /**
     * Receipts so far.
     *
     * @param early of them, came before the answer to the push was known
     * @param twice of them, said what had been said already
     * @param unmatched of them, are about nothing that was sent
     */
    record Receipts(long received, long early, long twice, long unmatched) {}

    /** @param nanos the machine's clock */
    Figures(LongSupplier nanos, Consumer<ChannelEvent> listener) {
        this.nanos = nanos;
        this.listener = listener;
    }

    synchronized void approved(AlertId alert) {
        approvedNanos.put(alert, nanos.getAsLong());
    }

    synchronized void planned(List<Delivery> planned) {
        for (Delivery delivery : planned) {
            boolean fresh = deliveries.put(delivery.id(), delivery) == null;
            if (fresh && delivery.progress().state() == DeliveryState.QUEUED) {
                untried.add(delivery.id());
            }
        }
    }

    /** How many deliveries of an alert were planned. */
    synchronized long deliveries(AlertId alert) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.alert().equals(alert))
                .count();
    }

    /** How many deliveries of an alert were never tried yet. */
    synchronized long untried(AlertId alert) {
        return untried.stream()
                .filter(id -> Objects.requireNonNull(deliveries.get(id)).alert().equals(alert))
                .count();
    }

    void recorded(List<DeliveryStore.Result> results) {
        List<ChannelEvent> events = new ArrayList<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            results.forEach(result -> record(result, now, events));
        }
        events.forEach(listener);
    }

    private void record(DeliveryStore.Result result, long now, List<ChannelEvent> events) {
        DeliveryId id = result.attempt().delivery();
        Delivery delivery = deliveries.get(id);
        if (delivery == null) {
            return;
        }
        untried.remove(id);
        tried.merge(delivery.channel(), 1L, Long::sum);
        String receiver = delivery.channel() + " " + delivery.address();
        Instant at = Objects.requireNonNull(result.attempt().endedAt());
        if (result.verdict().state() != DeliveryState.ACCEPTED) {
            if (downSince.putIfAbsent(receiver, at) == null) {
                events.add(new ChannelEvent(at, delivery, result.attempt().reason(), Duration.ZERO));
            }
            return;
        }
        Instant since = downSince.remove(receiver);
        if (since != null) {
            events.add(new ChannelEvent(at, delivery, null, Duration.between(since, at)));
        }
        accept(delivery, result.verdict().providerId(), now);
    }

    private void accept(Delivery delivery, @Nullable String providerId, long now) {
        if (accepted.add(delivery.id())) {
            long began = approvedNanos.getOrDefault(delivery.alert(), now);
            millis.computeIfAbsent(delivery.channel(), none -> new ArrayList<>())
                    .add((now - began) / NANOS_PER_MILLI);
        }
        if (providerId != null) {
            String name = delivery.channel() + " " + providerId;
            byProviderId.put(name, delivery.id());
            // The gateway kept it until the answer brought the receiver's id.
            if (unmatched.remove(name) != null) {
                early++;
            }
        }
    }

    synchronized void received(String channel, List<Receipt> receipts, List<Boolean> matched) {
        for (int i = 0; i < receipts.size(); i++) {
            received++;
            Receipt receipt = receipts.get(i);
            if (matched.get(i)) {
                match(channel, receipt);
            } else {
                unmatched.put(channel + " " + receipt.providerId() + receiptId(receipt), receipt);
            }
        }
    }

    private static String receiptId(Receipt receipt) {
        return receipt.deliveryId() == null ? "" : " " + receipt.deliveryId();
    }

    private void match(String channel, Receipt receipt) {
        DeliveryId id = receipt.deliveryId() == null
                ? byProviderId.get(channel + " " + receipt.providerId())
                : new DeliveryId(receipt.deliveryId());
        if (id == null || !accepted.contains(id)) {
            early++;
        }
        if (!reports.add(channel + " " + id + " " + receipt.state())) {
            twice++;
        }
    }

    synchronized Receipts receipts() {
        return new Receipts(received, early, twice, unmatched.size());
    }

    /** Attempts by channel. */
    synchronized Map<String, Long> attempts() {
        return new TreeMap<>(tried);
    }

    /** Times from approval to acceptance by channel, in machine milliseconds, shortest first. */
    synchronized Map<String, List<Double>> acceptedAfterMillis() {
        Map<String, List<Double>> sorted = new TreeMap<>();
        millis.forEach(
                (channel, times) -> sorted.put(channel, times.stream().sorted().toList()));
        return sorted;
    }
}
