package org.airalert.store;

import io.vertx.core.Future;

/** One durable store. Every future completes on the caller's Vert.x context; every write is durable when it completes. */
public interface Store {
    Ledger ledger();

    DeliveryStore deliveries();

    /** Never fails: what is wrong stands in the result. */
    Future<Health> check();

    /** Writes what is under way and lets go of file or connections. */
    Future<Void> close();

    /** @param detail what is wrong, or the store's kind and place when nothing is */
    record Health(boolean well, String detail) {}
}
