package org.airalert.delivery;

import java.time.Instant;
import java.util.Map;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;
import org.jspecify.annotations.Nullable;

/**
 * One alert for one recipient through one channel, as planned and as it stands.
 *
 * @param sequence the alert's place in its event; for one recipient and channel a lower one never goes out after a higher one
 * @param address where it goes, frozen when planned
 * @param fields the recipient's values for the placeholders of the frozen text
 * @param round 0 as planned; counts resends, and in thousands the steps of the {@link Ladder}
 * @param notAfter from then on it is not sent any more
 * @param confirmBy until when the recipient must confirm; {@code null} where none is asked for
 */
public record Delivery(
        DeliveryId id,
        AlertId alert,
        EventId event,
        int sequence,
        String channel,
        String recipient,
        String address,
        Map<String, String> fields,
        Priority priority,
        int round,
        Instant plannedAt,
        Instant notAfter,
        @Nullable Instant confirmBy,
        Progress progress) {
    /** Rounds that one step of the ladder has for resends. */
    private static final int ROUNDS = 1_000;

    public Delivery {
        fields = Map.copyOf(fields);
    }

    /** The first round of a step of the {@link Ladder}. */
    static int roundOf(int step) {
        return step * ROUNDS;
    }

    /** The step of the {@link Ladder} that it belongs to. */
    public int step() {
        return round / ROUNDS;
    }

    /** How often it was sent again by a person before this. */
    public int resends() {
        return round % ROUNDS;
    }

    /**
     * The same message to the same recipient once more, as a delivery of its own.
     *
     * @param nextRound above this one's
     */
    public Delivery again(int nextRound, Instant now) {
        if (nextRound <= round) {
            throw new IllegalArgumentException("round: " + nextRound + " (expected: above " + round + ")");
        }
        DeliveryId next = DeliveryId.of(event, alert, channel, recipient, nextRound);
        return new Delivery(
                next,
                alert,
                event,
                sequence,
                channel,
                recipient,
                address,
                fields,
                priority,
                nextRound,
                now,
                notAfter,
                confirmBy,
                Progress.queued(now));
    }

    /** The same delivery to another place; for a route of its own address. */
    public Delivery to(String place) {
        return new Delivery(
                id, alert, event, sequence, channel, recipient, place, fields, priority, round, plannedAt, notAfter,
                confirmBy, progress);
    }

    /** The same delivery with other values for placeholders. */
    public Delivery with(Map<String, String> values) {
        return new Delivery(
                id, alert, event, sequence, channel, recipient, address, values, priority, round, plannedAt, notAfter,
                confirmBy, progress);
    }

    /** The same delivery, that far. */
    public Delivery at(Progress other) {
        return new Delivery(
                id, alert, event, sequence, channel, recipient, address, fields, priority, round, plannedAt, notAfter,
                confirmBy, other);
    }

    /**
     * How far a delivery is.
     *
     * @param attempts how often it was claimed for sending
     * @param dueAt when it may be sent next
     * @param reason why it last failed or ended; {@code null} when nothing went wrong
     * @param acceptedAt first hand-over; {@code null} until then, and so on
     */
    public record Progress(
            DeliveryState state,
            int attempts,
            Instant dueAt,
            @Nullable Reason reason,
            @Nullable String providerId,
            @Nullable Instant acceptedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant confirmedAt) {
        public static Progress queued(Instant dueAt) {
            return new Progress(DeliveryState.QUEUED, 0, dueAt, null, null, null, null, null);
        }

        /** Failed before any attempt, because there is no way to make one. */
        public static Progress unsendable(Reason reason, Instant at) {
            return new Progress(DeliveryState.FAILED, 0, at, reason, null, null, null, null);
        }
    }
}
