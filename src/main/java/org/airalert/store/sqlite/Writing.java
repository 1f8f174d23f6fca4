package org.airalert.store.sqlite;

import io.vertx.core.Future;

/** Takes pieces of work for the one transaction that carries all that waits. */
interface Writing {
    /** @param rows about how many rows it changes, for the bounds */
    <T> Future<T> submit(Writer.Kind kind, int rows, Writer.Work<T> work);
}
