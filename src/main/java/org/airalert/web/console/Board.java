package org.airalert.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;

/** How far an alert has come on each channel; read by the template. Pure. */
public record Board(List<Row> rows, Row total) {
    public Board {
        rows = List.copyOf(rows);
    }

    /**
     * Each number includes those that have come further: what was confirmed was accepted, too.
     *
     * @param failed without success for good: failed or expired
     * @param ended overtaken or withdrawn
     * @param p95 time from planning to acceptance, in words; empty before the first
     */
    public record Row(
            String id,
            String name,
            long planned,
            long waiting,
            long accepted,
            long delivered,
            long confirmed,
            long failed,
            long ended,
            String p95) {}

    static Board of(
            Map<String, Map<DeliveryState, Long>> counts,
            Map<String, DeliveryStore.Latency> latencies,
            Outgoing names) {
        List<Row> rows = new ArrayList<>();
        Map<DeliveryState, Long> all = new TreeMap<>();
        new TreeMap<>(counts).forEach((channel, states) -> {
            rows.add(row(channel, names.name(channel), states, latencies.get(channel)));
            states.forEach((state, number) -> all.merge(state, number, Long::sum));
        });
        return new Board(rows, row("", "", all, null));
    }

    private static Row row(
            String id, String name, Map<DeliveryState, Long> states, DeliveryStore.@Nullable Latency latency) {
        long confirmed = of(states, DeliveryState.CONFIRMED);
        long delivered = confirmed + of(states, DeliveryState.DELIVERED);
        return new Row(
                id,
                name,
                states.values().stream().mapToLong(Long::longValue).sum(),
                of(states, DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.RETRYING),
                delivered + of(states, DeliveryState.ACCEPTED, DeliveryState.UNCONFIRMED),
                delivered,
                confirmed,
                of(states, DeliveryState.FAILED, DeliveryState.EXPIRED),
                of(states, DeliveryState.SUPERSEDED, DeliveryState.CANCELLED),
                latency == null || latency.number() == 0 ? "" : seconds(latency.p95Millis()));
    }

    private static long of(Map<DeliveryState, Long> states, DeliveryState... some) {
        long sum = 0;
        for (DeliveryState state : some) {
            sum += states.getOrDefault(state, 0L);
        }
        return sum;
    }

    private static String seconds(long millis) {
        return millis < 1000 ? millis + " ms" : Math.round(millis / 100.0) / 10.0 + " s";
    }
}
