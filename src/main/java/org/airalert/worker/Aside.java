package org.airalert.worker;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Does blocking or long work aside of the caller's thread. */
@FunctionalInterface
public interface Aside {
    /** Fails with what {@code work} threw, or when there is too much work already. */
    <T> Future<T> run(Callable<T> work);
}
