package org.airalert.delivery;

import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.directory.Contact;
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

    /** Where a message for somebody who answers for a recipient goes; empty when this channel does not reach such a person. */
    default Optional<String> addressOf(Contact contact) {
        return Optional.empty();
    }

    default ChannelUse use() {
        return ChannelUse.AT_ONCE;
    }

    /** Whether recipients of this channel are asked to confirm that a person has read the message. */
    boolean asksConfirmation();
}
