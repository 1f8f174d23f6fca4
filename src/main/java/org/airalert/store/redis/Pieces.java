package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Large changes go in pieces, one after the other, so that small ones get in between. A promise, because composing futures a thousand deep overflows the stack. */
final class Pieces {
    private Pieces() {}

    /** @param next where to go on; {@code null}: that was the last piece */
    record Piece<P>(int changed, @Nullable P next) {}

    /** The sum of what changed. */
    static <P> Future<Integer> walk(P from, Function<P, Future<Piece<P>>> work) {
        Promise<Integer> promise = Promise.promise();
        next(from, work, 0, promise);
        return promise.future();
    }

    private static <P> void next(P at, Function<P, Future<Piece<P>>> work, int before, Promise<Integer> promise) {
        work.apply(at)
                .onSuccess(piece -> {
                    P next = piece.next();
                    if (next == null) {
                        promise.complete(before + piece.changed());
                    } else {
                        next(next, work, before + piece.changed(), promise);
                    }
                })
                .onFailure(promise::fail);
    }
}
