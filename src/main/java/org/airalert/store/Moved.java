package org.airalert.store;

import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on its way from one store to another, with what only stores know of it.
 *
 * @param ending what it becomes when the attempt under way does not hand it over; {@code null}: nothing special
 * @param behind whose attempt must end before it may go; {@code null}: nobody's
 */
public record Moved(
        DeliveryStore.Tracked tracked,
        @Nullable DeliveryState ending,
        @Nullable DeliveryId behind) {}
