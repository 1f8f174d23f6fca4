package org.airalert.dispatch;

import io.vertx.core.Future;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.message.FrozenText;

/** Where the lanes get the words that were approved. */
@FunctionalInterface
public interface ApprovedTexts {
    /** Fails when there is no such alert or no text of it for the channel; with {@link org.airalert.store.Unavailable} when the store cannot tell. */
    Future<Approved> of(AlertId alert, String channel);

    /**
     * @param text of the channel, with placeholders
     * @param cap the CAP 1.2 document of the alert; empty when there is none
     */
    record Approved(Alert alert, FrozenText text, String cap) {}
}
