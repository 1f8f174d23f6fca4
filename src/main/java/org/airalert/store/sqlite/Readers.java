package org.airalert.store.sqlite;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.airalert.store.Unavailable;

/** Reads beside the writer, each thread with a connection of its own; a read sees everything whose future had completed. Thread-safe. */
final class Readers implements Reading {
    private final Vertx vertx;
    private final BlockingQueue<Sql> idle;
    private final ThreadPoolExecutor threads;

    Readers(Vertx vertx, List<Sql> connections, int mostWaiting) {
        this.vertx = vertx;
        this.idle = new LinkedBlockingQueue<>(connections);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                connections.size(),
                connections.size(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostWaiting),
                work -> daemon(work, "airalert-store-reader-" + number.incrementAndGet()));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public <T> Future<T> read(Writer.Work<T> work) {
        Promise<T> promise = Promise.promise();
        Context context = vertx.getOrCreateContext();
        try {
            threads.execute(() -> run(work, promise, context));
        } catch (RejectedExecutionException e) {
            return Future.failedFuture(new Unavailable("the store has too many reads waiting, or is closed"));
        }
        return promise.future();
    }

    private <T> void run(Writer.Work<T> work, Promise<T> promise, Context context) {
        Sql sql = idle.remove();
        try {
            T value = work.run(sql);
            context.runOnContext(ignored -> promise.complete(value));
        } catch (SQLException e) {
            context.runOnContext(
                    ignored -> promise.fail(new Unavailable("the store could not read: " + e.getMessage(), e)));
        } catch (RuntimeException e) {
            context.runOnContext(ignored -> promise.fail(e));
        } finally {
            idle.add(sql);
        }
    }

    /** Lets what is under way finish. Blocks. */
    void close() throws InterruptedException, SQLException {
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        for (Sql sql : idle) {
            sql.close();
        }
    }
}
