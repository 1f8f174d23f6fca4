package org.airalert.office;

import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Runs what concerns one area one after another, so that a change never meets its own predecessor half done. Several nodes may still meet; the
 * ledger's versions part them.
 */
final class Serial {
    private final Map<String, Future<?>> last = new ConcurrentHashMap<>();

    /** Runs {@code work} when everything given before for this key has ended, well or not. */
    <T> Future<T> run(String key, Supplier<Future<T>> work) {
        Future<?>[] mine = new Future<?>[1];
        @SuppressWarnings("unchecked") // Only this call writes the slot, with its own future.
        Future<T> result = (Future<T>) last.compute(key, (same, before) -> {
            Future<?> turn = before == null ? Future.succeededFuture() : before.otherwiseEmpty();
            mine[0] = turn.compose(done -> work.get());
            return mine[0];
        });
        result.onComplete(done -> last.remove(key, mine[0]));
        return result;
    }
}
