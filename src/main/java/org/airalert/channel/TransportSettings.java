package org.airalert.channel;

import java.util.List;
import java.util.Optional;

/** What one kind of transport must know; each adapter has its own. Secrets in it are of type {@link Secret}. */
public interface TransportSettings {
    /** The kind, as {@code transport:} in a channel file names it: {@code http}. */
    String kind();

    /** Which of a recipient's addresses is used: {@code http}, {@code mail} or {@code phone}. */
    String addressKey();

    /** The one address that takes the messages for every recipient of the channel; empty when each recipient has its own. */
    Optional<String> endpoint();

    /** Secrets of which one must have signed a receipt; empty when receipts do not come by {@code POST /receipts/<channel>}. */
    default List<Secret> receiptKeys() {
        return List.of();
    }

    /** How much the receiver takes at most, where that is a rule of its own; a channel file may ask for less, not for more. */
    default Optional<Rate> ownRate() {
        return Optional.empty();
    }

    /**
     * Why such a text cannot go this way at all, known before anything is sent; empty when it can.
     *
     * @param text the channel's main form
     */
    default Optional<String> refusal(String subject, String text) {
        return Optional.empty();
    }
}
