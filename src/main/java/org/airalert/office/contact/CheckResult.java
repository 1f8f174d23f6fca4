package org.airalert.office.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * What a contact check found.
 *
 * @param memo id of the memo that tried everybody
 * @param until when what has not arrived counts as dead
 * @param channels how many ways were tried by each channel and how they fared
 * @param dead ways that reach nobody, by recipient and channel
 * @param reached ids of recipients that at least one way reaches
 * @param tried ids of all recipients that were tried
 */
public record CheckResult(
        String memo,
        Instant at,
        Instant until,
        Map<String, Tally> channels,
        List<Way> dead,
        TreeSet<String> reached,
        TreeSet<String> tried) {
    /** Numbers of one channel. */
    public record Tally(int reached, int dead, int waiting) {
        Tally plus(Fate fate) {
            return new Tally(
                    reached + (fate == Fate.REACHED ? 1 : 0),
                    dead + (fate == Fate.DEAD ? 1 : 0),
                    waiting + (fate == Fate.WAITING ? 1 : 0));
        }
    }

    /** @param reason why it failed; {@code null} where the channel gave none */
    public record Way(
            String recipient,
            String channel,
            String address,
            DeliveryState state,
            @Nullable String reason) {}

    enum Fate {
        REACHED,
        DEAD,
        WAITING
    }

    static Fate fate(DeliveryState state) {
        return switch (state) {
            case ACCEPTED, DELIVERED, CONFIRMED -> Fate.REACHED;
            case FAILED, EXPIRED, UNCONFIRMED, SUPERSEDED, CANCELLED -> Fate.DEAD;
            case QUEUED, SENDING, RETRYING -> Fate.WAITING;
        };
    }

    static CheckResult of(String memo, Instant at, Instant until, List<Delivery> deliveries) {
        Map<String, Tally> channels = new TreeMap<>();
        TreeSet<String> reached = new TreeSet<>();
        TreeSet<String> tried = new TreeSet<>();
        List<Way> dead = deliveries.stream()
                .filter(one -> fate(one.progress().state()) == Fate.DEAD)
                .map(CheckResult::way)
                .sorted(java.util.Comparator.comparing(Way::recipient).thenComparing(Way::channel))
                .toList();
        for (Delivery one : deliveries) {
            Fate fate = fate(one.progress().state());
            channels.merge(one.channel(), new Tally(0, 0, 0).plus(fate), (old, more) -> old.plus(fate));
            tried.add(one.recipient());
            if (fate == Fate.REACHED) {
                reached.add(one.recipient());
            }
        }
        return new CheckResult(memo, at, until, channels, dead, reached, tried);
    }

    private static Way way(Delivery one) {
        var reason = one.progress().reason();
        return new Way(
                one.recipient(),
                one.channel(),
                one.address(),
                one.progress().state(),
                reason == null ? null : reason.word());
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until) || channels.values().stream().allMatch(one -> one.waiting() == 0);
    }
}
