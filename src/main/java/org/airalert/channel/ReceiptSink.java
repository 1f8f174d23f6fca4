package org.airalert.channel;

import io.vertx.core.Future;
import java.util.List;
import org.airalert.delivery.Receipt;

/** Takes the reports of a channel whose receiver sends them over the transport's own connection, not to {@code POST /receipts/<channel>}. */
@FunctionalInterface
public interface ReceiptSink {
    /**
     * Folds the receipts in. May be called from any event loop.
     *
     * @return done when they are durable, so that the receiver may be told that they were taken; fails only as the store does
     */
    Future<Void> take(List<Receipt> receipts);
}
