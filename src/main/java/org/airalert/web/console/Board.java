package org.airalert.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
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
     * @param phones of area broadcasts: how many they were for, have reached, could not reach; empty where no numbers came
     * @param times from planning to acceptance, as p50 / p95 / p99 in words; empty before the first
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
            String phones,
            String times) {}

    static Board of(
            Map<String, Map<DeliveryState, Long>> counts,
            Map<String, DeliveryStore.Latency> latencies,
            Map<String, Receipt.Counts> phones,
            Outgoing names) {
        List<Row> rows = new ArrayList<>();
        Map<DeliveryState, Long> all = new TreeMap<>();
        new TreeMap<>(counts).forEach((channel, states) -> {
            Said said = new Said(names.name(channel), phones.get(channel), latencies.get(channel));
            rows.add(row(channel, said, states));
            states.forEach((state, number) -> all.merge(state, number, Long::sum));
        });
        return new Board(rows, row("", new Said("", null, null), all));
    }

    /** What is told of a channel besides its numbers. */
    private record Said(String name, Receipt.@Nullable Counts phones, DeliveryStore.@Nullable Latency latency) {
        String reached() {
            return phones == null ? "" : phones.targeted() + " / " + phones.delivered() + " / " + phones.failed();
        }

        String times() {
            return latency == null || latency.number() == 0
                    ? ""
                    : String.join(
                            " / ",
                            seconds(latency.p50Millis()),
                            seconds(latency.p95Millis()),
                            seconds(latency.p99Millis()));
        }
    }

    private static Row row(String id, Said said, Map<DeliveryState, Long> states) {
        long confirmed = of(states, DeliveryState.CONFIRMED);
        long delivered = confirmed + of(states, DeliveryState.DELIVERED);
        return new Row(
                id,
                said.name(),
                states.values().stream().mapToLong(Long::longValue).sum(),
                of(states, DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.RETRYING),
                delivered + of(states, DeliveryState.ACCEPTED, DeliveryState.UNCONFIRMED),
                delivered,
                confirmed,
                of(states, DeliveryState.FAILED, DeliveryState.EXPIRED),
                of(states, DeliveryState.SUPERSEDED, DeliveryState.CANCELLED),
                said.reached(),
                said.times());
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
