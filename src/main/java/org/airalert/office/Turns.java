package org.airalert.office;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets only so many pieces of work run at a time; the others wait their turn in order. A thousand areas that are due together would otherwise ask the
 * store a thousand questions at once, and it refuses what is too much.
 */
final class Turns {
    private final int most;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Turns(int most) {
        this.most = most;
    }

    /** Runs {@code work} now or when it is its turn; its failure is the future's. */
    <T> Future<T> run(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        Runnable turn = () -> begun(work).onComplete(done -> {
            ended();
            promise.handle(done);
        });
        if (mayBegin(turn)) {
            turn.run();
        }
        return promise.future();
    }

    private static <T> Future<T> begun(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private synchronized boolean mayBegin(Runnable turn) {
        if (running < most) {
            running++;
            return true;
        }
        waiting.add(turn);
        return false;
    }

    private void ended() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
