package org.airalert.web.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.directory.Audience;
import org.airalert.store.DeliveryStore;
import org.airalert.store.LatencyScale;
import org.jspecify.annotations.Nullable;

/**
 * How far an alert has come on each channel and with each audience; read by the template. Pure.
 *
 * @param audiences only those that several channels serve: of the others the channel's row says the same
 */
public record Board(List<Row> rows, List<Row> audiences, Row total, Curve curve) {
    public Board {
        rows = List.copyOf(rows);
        audiences = List.copyOf(audiences);
    }

    /**
     * Each number includes those that have come further: what was confirmed was accepted, too.
     *
     * @param owed handed over, and not confirmed by those who are asked to
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
            long owed,
            long failed,
            long ended,
            String phones,
            String times) {}

    /**
     * What the store knows of an alert.
     *
     * @param times numbers of acceptances by channel, in the classes of {@link LatencyScale}
     * @param asking channels whose recipients are asked to confirm
     */
    record Known(
            Map<String, Map<DeliveryState, Long>> counts,
            Map<String, SortedMap<Integer, Long>> times,
            Map<String, Receipt.Counts> phones,
            Set<String> asking) {}

    static Board of(Known known, Outgoing names) {
        List<Row> rows = new ArrayList<>();
        Map<Audience, List<String>> served = new EnumMap<>(Audience.class);
        Map<String, Row> byChannel = new TreeMap<>();
        known.counts().forEach((channel, states) -> byChannel.put(channel, row(channel, states, known, names)));
        byChannel.forEach((channel, row) -> {
            rows.add(row);
            names.audience(channel)
                    .ifPresent(audience -> served.computeIfAbsent(audience, none -> new ArrayList<>())
                            .add(channel));
        });
        List<Row> audiences = new ArrayList<>();
        served.forEach((audience, channels) -> {
            if (channels.size() > 1) {
                String name = names.audienceName(audience);
                audiences.add(sum("audience-" + audience.word(), name, channels, new Sums(byChannel, known)));
            }
        });
        Row total = sum("", "", List.copyOf(byChannel.keySet()), new Sums(byChannel, known));
        Curve curve = Curve.of(Curve.together(known.times().values()), total.planned());
        return new Board(rows, audiences, total, curve);
    }

    private record Sums(Map<String, Row> rows, Known known) {}

    private static Row row(String id, Map<DeliveryState, Long> states, Known known, Outgoing names) {
        long confirmed = of(states, DeliveryState.CONFIRMED);
        long delivered = confirmed + of(states, DeliveryState.DELIVERED);
        long accepted = delivered + of(states, DeliveryState.ACCEPTED, DeliveryState.UNCONFIRMED);
        Receipt.Counts phones = known.phones().get(id);
        return new Row(
                id,
                names.name(id),
                states.values().stream().mapToLong(Long::longValue).sum(),
                of(states, DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.RETRYING),
                accepted,
                delivered,
                confirmed,
                known.asking().contains(id) ? accepted - confirmed : 0,
                of(states, DeliveryState.FAILED, DeliveryState.EXPIRED),
                of(states, DeliveryState.SUPERSEDED, DeliveryState.CANCELLED),
                phones == null ? "" : phones.targeted() + " / " + phones.delivered() + " / " + phones.failed(),
                words(known.times().get(id)));
    }

    private static Row sum(String id, String name, List<String> channels, Sums from) {
        List<Row> rows = channels.stream().map(from.rows()::get).toList();
        return new Row(
                id,
                name,
                sum(rows, Row::planned),
                sum(rows, Row::waiting),
                sum(rows, Row::accepted),
                sum(rows, Row::delivered),
                sum(rows, Row::confirmed),
                sum(rows, Row::owed),
                sum(rows, Row::failed),
                sum(rows, Row::ended),
                "",
                words(Curve.together(channels.stream()
                        .map(channel -> from.known().times().getOrDefault(channel, new TreeMap<>()))
                        .toList())));
    }

    private static long sum(List<Row> rows, ToLongFunction<Row> number) {
        return rows.stream().mapToLong(number).sum();
    }

    private static String words(@Nullable SortedMap<Integer, Long> times) {
        if (times == null || times.isEmpty()) {
            return "";
        }
        DeliveryStore.Latency latency = LatencyScale.latency(times);
        return String.join(
                " / ", seconds(latency.p50Millis()), seconds(latency.p95Millis()), seconds(latency.p99Millis()));
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
