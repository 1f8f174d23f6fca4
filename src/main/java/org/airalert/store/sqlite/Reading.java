package org.airalert.store.sqlite;

import io.vertx.core.Future;

/** Reads beside the writing; a read sees everything whose future had completed. */
interface Reading {
    <T> Future<T> read(Writer.Work<T> work);
}
