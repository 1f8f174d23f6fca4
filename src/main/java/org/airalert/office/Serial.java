package org.airalert.office;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Runs what concerns one area one after another, so that a change never meets its own predecessor half done. Several nodes may still meet; the
 * ledger's versions part them.
 */
final class Serial {
    private final Map<String, Future<Void>> last = new ConcurrentHashMap<>();

    /** Runs {@code work} when everything given before for this key has ended, well or not. */
    <T> Future<T> run(String key, Supplier<Future<T>> work) {
        // The map must know this turn before the work begins, because the work may ask for another turn.
        Promise<Void> mine = Promise.promise();
        Future<Void> before = last.put(key, mine.future());
        Future<T> result = (before == null ? Future.<Void>succeededFuture() : before).compose(done -> work.get());
        result.onComplete(done -> {
            last.remove(key, mine.future());
            mine.complete();
        });
        return result;
    }
}
