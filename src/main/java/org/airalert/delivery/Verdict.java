package org.airalert.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery becomes after an attempt.
 *
 * @param state {@code ACCEPTED}, {@code RETRYING}, {@code FAILED} or {@code EXPIRED}
 * @param dueAt when it is tried next; without meaning when it is not
 * @param reason why it is not accepted; {@code null} when it is
 * @param providerId the receiver's own id for the message; {@code null} when it named none
 */
public record Verdict(
        DeliveryState state,
        Instant dueAt,
        @Nullable Reason reason,
        @Nullable String providerId) {
    public Verdict {
        if (!DeliveryState.SENDING.canBecome(state)) {
            throw new IllegalArgumentException(
                    "state: " + state.word() + " (expected: one that a delivery being sent can become)");
        }
    }
}
