package org.airalert.delivery;

import java.util.Locale;

/**
 * The states of one delivery (interfaces, "Delivery states").
 *
 * <pre>
 *   QUEUED -> SENDING -> ACCEPTED -> DELIVERED -> CONFIRMED
 *     ^          |          |
 *     |          v          +-> UNCONFIRMED (no receipt in time; a late one still settles it)
 *   RETRYING <---+
 *   ends besides: FAILED, EXPIRED, SUPERSEDED, CANCELLED
 * </pre>
 */
public enum DeliveryState {
    QUEUED,
    SENDING,
    RETRYING,
    ACCEPTED,
    DELIVERED,
    CONFIRMED,
    FAILED,
    EXPIRED,
    SUPERSEDED,
    CANCELLED,
    UNCONFIRMED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True while the delivery still has to be handed over. */
    public boolean isPending() {
        return this == QUEUED || this == SENDING || this == RETRYING;
    }

    /**
     * True when nothing more is owed.
     *
     * @param receipts whether the channel's receiver reports back; where it does not, {@link #ACCEPTED} is an end
     */
    public boolean isFinal(boolean receipts) {
        return this == ACCEPTED ? !receipts : !isPending();
    }
}
