package org.airalert.delivery;

import java.time.Instant;
import org.airalert.delivery.Delivery.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What receipts and confirmations do to a delivery, in whatever order they come. Facts about an ended delivery are still noted (when it
 * arrived, when somebody confirmed), but its state stays.
 */
public final class Folding {
    private Folding() {}

    /** Whether a receiver can know of the delivery at all: one that was never sent must not be ended by a receipt. */
    public static boolean canBeReported(Progress progress) {
        return progress.attempts() > 0;
    }

    /** The same object when nothing changes. A receipt proves that the receiver took the message, whatever became of its answer. */
    public static Progress receipt(Progress now, Receipt receipt) {
        return switch (receipt.state()) {
            case DELIVERED -> delivered(now, receipt.at());
            case FAILED -> move(now, DeliveryState.FAILED, Reason.REPORTED_FAILED, receipt.at());
            case PROGRESS -> move(now, DeliveryState.ACCEPTED, null, receipt.at());
        };
    }

    /** A person at the recipient's says that the message was read. The first confirmation counts. */
    public static Progress confirmation(Progress now, Instant at) {
        if (now.confirmedAt() != null) {
            return now;
        }
        DeliveryState state = now.state().canBecome(DeliveryState.CONFIRMED) ? DeliveryState.CONFIRMED : now.state();
        return new Progress(
                state,
                now.attempts(),
                now.dueAt(),
                state == now.state() ? now.reason() : null,
                now.providerId(),
                now.acceptedAt(),
                now.deliveredAt(),
                at);
    }

    private static Progress delivered(Progress now, Instant at) {
        Progress moved = move(now, DeliveryState.DELIVERED, null, at);
        if (moved.deliveredAt() != null) {
            return moved;
        }
        return new Progress(
                moved.state(),
                moved.attempts(),
                moved.dueAt(),
                moved.reason(),
                moved.providerId(),
                moved.acceptedAt(),
                at,
                moved.confirmedAt());
    }

    private static Progress move(Progress now, DeliveryState next, @Nullable Reason reason, Instant at) {
        if (!now.state().canBecome(next)) {
            return now;
        }
        return new Progress(
                next,
                now.attempts(),
                now.dueAt(),
                reason,
                now.providerId(),
                now.acceptedAt() == null ? at : now.acceptedAt(),
                now.deliveredAt(),
                now.confirmedAt());
    }
}
