package org.airalert.delivery;

import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.directory.Recipient;

/** What planning must know of a channel. */
public interface ChannelPlan {
    String id();

    /** True when the channel carries such an alert at all: its kind, and exercises only where they are allowed. */
    boolean carries(Alert alert);

    /** True when the recipient is reached by this channel, whatever the alert and whether or not it has an address. */
    boolean serves(Recipient recipient);

    /** Where a message for the recipient goes; empty when it has no address for this channel. */
    Optional<String> addressOf(Recipient recipient);

    /** Whether recipients of this channel are asked to confirm that a person has read the message. */
    boolean asksConfirmation();
}
