package org.airalert.store;

import io.vertx.core.Future;
import java.util.Optional;

/** One durable store. Every future completes on the caller's Vert.x context; every write is durable when it completes. */
public interface Store {
    Ledger ledger();

    DeliveryStore deliveries();

    /** Never fails: what is wrong stands in the result. */
    Future<Health> check();

    /** Why nothing can be written just now, as far as it is known without asking; empty while all goes well. From any thread, at once. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** A number that grows with every change of the ledger, by whatever node; empty when no other node can be at work on the store. */
    default Future<Optional<Long>> changes() {
        return Future.succeededFuture(Optional.empty());
    }

    /** Writes what is under way and lets go of file or connections. */
    Future<Void> close();

    /** @param detail what is wrong, or the store's kind and place when nothing is */
    record Health(boolean well, String detail) {}
}
