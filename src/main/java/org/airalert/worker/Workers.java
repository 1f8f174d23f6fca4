package org.airalert.worker;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs blocking work on a pool of its own, at most {@code limit} pieces running or waiting at a time: Vert.x pools queue without
 * bound, so the bound is kept here. Thread-safe.
 */
public final class Workers implements Aside, AutoCloseable {
    private final WorkerExecutor pool;
    private final int limit;
    private final AtomicInteger inFlight = new AtomicInteger();

    /**
     * @param name of the pool's threads
     * @param threads how many pieces of work run at the same time, 1 or more
     * @param limit how many may run or wait, not less than {@code threads}
     */
    public Workers(Vertx vertx, String name, int threads, int limit) {
        if (threads < 1 || limit < threads) {
            throw new IllegalArgumentException("workers " + name + ": " + threads + " threads, limit " + limit
                    + " (expected: 1 <= threads <= limit)");
        }
        this.pool = vertx.createSharedWorkerExecutor(name, threads);
        this.limit = limit;
    }

    /**
     * Runs {@code work} on a worker thread; the future completes on the caller's context, if it has one. Fails with what {@code work} threw, or at once with a
     * {@link RejectedExecutionException} when {@code limit} pieces are under way already.
     */
    @Override
    public <T> Future<T> run(Callable<T> work) {
        if (inFlight.incrementAndGet() > limit) {
            inFlight.decrementAndGet();
            return Future.failedFuture(new RejectedExecutionException("all workers are busy"));
        }
        return pool.executeBlocking(work, false).onComplete(done -> inFlight.decrementAndGet());
    }

    /** How many pieces of work run or wait just now. */
    public int inFlight() {
        return inFlight.get();
    }

    @Override
    public void close() {
        pool.close();
    }
}
