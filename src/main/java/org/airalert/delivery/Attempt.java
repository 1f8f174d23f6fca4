package org.airalert.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery, kept for ever.
 *
 * @param number 1 for the first
 * @param endedAt {@code null} when the node died before it knew
 * @param answer as in {@link Outcome#answer()}
 * @param reason {@code null} when it was accepted
 */
public record Attempt(
        DeliveryId delivery,
        int number,
        Instant startedAt,
        @Nullable Instant endedAt,
        String answer,
        @Nullable Reason reason,
        String detail,
        String node) {}
