package org.airalert.delivery;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
 *
 * Besides the arrows drawn: what waits or is being sent may be settled by a receipt or a confirmation that came before the answer; a
 * claim given back unsent becomes again what it was.
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

    private static final Set<DeliveryState> SETTLED =
            EnumSet.of(ACCEPTED, DELIVERED, CONFIRMED, FAILED, EXPIRED, SUPERSEDED, CANCELLED);

    /** The only moves there are; a state never becomes itself. */
    public boolean canBecome(DeliveryState next) {
        return switch (this) {
            case QUEUED, RETRYING -> next == SENDING || SETTLED.contains(next);
            case SENDING -> next == QUEUED || next == RETRYING || SETTLED.contains(next);
            case ACCEPTED -> next == DELIVERED || next == CONFIRMED || next == FAILED || next == UNCONFIRMED;
            case UNCONFIRMED -> next == DELIVERED || next == CONFIRMED || next == FAILED;
            case DELIVERED -> next == CONFIRMED;
            case CONFIRMED, FAILED, EXPIRED, SUPERSEDED, CANCELLED -> false;
        };
    }

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
