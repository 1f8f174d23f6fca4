package org.airalert.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver reports of a message that it took.
 *
 * @param deliveryId ours, or {@code null} when the receiver only names its own
 * @param providerId the receiver's; at least one of the two is given
 * @param counts of an area broadcast; {@code null} where the report is about one phone or desk
 */
public record Receipt(
        @Nullable String deliveryId,
        @Nullable String providerId,
        State state,
        Instant at,
        @Nullable Counts counts,
        String reason) {
    public enum State {
        DELIVERED,
        FAILED,
        PROGRESS
    }

    /** Numbers of phones, each 0 or more. */
    public record Counts(long targeted, long delivered, long failed) {}

    public Receipt {
        if (deliveryId == null && providerId == null) {
            throw new IllegalArgumentException(
                    "receipt: neither deliveryId nor providerMessageId (expected: one of them)");
        }
    }
}
