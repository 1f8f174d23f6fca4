package org.airalert.store.sqlite;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.jspecify.annotations.Nullable;

/** Numbers in the file for the words of the domain: the place in these lists, to which is only ever added at the end. */
final class Codes {
    private static final List<DeliveryState> STATES = List.of(
            DeliveryState.QUEUED,
            DeliveryState.SENDING,
            DeliveryState.RETRYING,
            DeliveryState.ACCEPTED,
            DeliveryState.DELIVERED,
            DeliveryState.CONFIRMED,
            DeliveryState.FAILED,
            DeliveryState.EXPIRED,
            DeliveryState.UNCONFIRMED,
            DeliveryState.SUPERSEDED,
            DeliveryState.CANCELLED);
    private static final List<Priority> PRIORITIES =
            List.of(Priority.RED, Priority.ORANGE, Priority.YELLOW, Priority.BLUE, Priority.ADVISORY, Priority.DRILL);
    private static final List<Reason> REASONS = List.of(
            Reason.TIMED_OUT,
            Reason.UNREACHABLE,
            Reason.CONNECTION_LOST,
            Reason.THROTTLED,
            Reason.UNAVAILABLE,
            Reason.SERVER_ERROR,
            Reason.REFUSED,
            Reason.GONE,
            Reason.BAD_ANSWER,
            Reason.NO_ADDRESS,
            Reason.FORBIDDEN_ADDRESS,
            Reason.DIGEST_MISMATCH,
            Reason.NOT_AUTHORISED,
            Reason.NODE_LOST,
            Reason.EXPIRED,
            Reason.SUPERSEDED,
            Reason.CANCELLED,
            Reason.REPORTED_FAILED,
            Reason.NO_RECEIPT,
            Reason.NO_TEXT);
    private static final List<Receipt.State> RECEIPTS =
            List.of(Receipt.State.DELIVERED, Receipt.State.FAILED, Receipt.State.PROGRESS);

    private static final Map<DeliveryState, Integer> STATE_CODES = codes(DeliveryState.class, STATES);
    private static final Map<Priority, Integer> PRIORITY_CODES = codes(Priority.class, PRIORITIES);
    private static final Map<Reason, Integer> REASON_CODES = codes(Reason.class, REASONS);
    private static final Map<Receipt.State, Integer> RECEIPT_CODES = codes(Receipt.State.class, RECEIPTS);

    private Codes() {}

    static int of(DeliveryState state) {
        return STATE_CODES.getOrDefault(state, -1);
    }

    static DeliveryState state(long code) {
        return STATES.get((int) code);
    }

    static int of(Priority priority) {
        return PRIORITY_CODES.getOrDefault(priority, -1);
    }

    static Priority priority(long code) {
        return PRIORITIES.get((int) code);
    }

    /** Number of priorities; their codes are in the order in which they are sent. */
    static int priorities() {
        return PRIORITIES.size();
    }

    static @Nullable Integer of(@Nullable Reason reason) {
        return reason == null ? null : REASON_CODES.get(reason);
    }

    static @Nullable Reason reason(@Nullable Long code) {
        return code == null ? null : REASONS.get(code.intValue());
    }

    static int of(Receipt.State state) {
        return RECEIPT_CODES.getOrDefault(state, -1);
    }

    static Receipt.State receipt(long code) {
        return RECEIPTS.get((int) code);
    }

    private static <E extends Enum<E>> Map<E, Integer> codes(Class<E> type, List<E> known) {
        Map<E, Integer> codes = new EnumMap<>(type);
        for (E one : EnumSet.allOf(type)) {
            if (!known.contains(one)) {
                throw new IllegalStateException(type.getSimpleName() + ": " + one + " has no number in the file");
            }
            codes.put(one, known.indexOf(one));
        }
        return codes;
    }
}
