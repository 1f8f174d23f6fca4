package org.airalert.store.sqlite;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.airalert.store.StoreException;
import org.airalert.store.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes. Everything that waits goes into one transaction with one fsync; each piece has a savepoint of its own,
 * so that one that is refused takes nothing of the others with it. Promises, because the work is done on a foreign thread;
 * they are kept on the caller's context. Thread-safe.
 */
final class Writer implements Writing {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /** After these nothing of the transaction can be trusted to be there (sqlite.org/lang_transaction.html, section 3). */
    private static final Set<SQLiteErrorCode> WHOLE_TRANSACTION = Set.of(
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_IOERR,
            SQLiteErrorCode.SQLITE_NOMEM,
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_READONLY);

    private final Vertx vertx;
    private final SqliteSettings settings;
    private final Transaction transaction;
    private final Room room;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private int waitingRows;
    private boolean closing;
    /** Why a transaction was lost; {@code null} while writing goes well. */
    private volatile @Nullable String trouble;

    Writer(Vertx vertx, SqliteSettings settings, Transaction transaction, Room room) {
        this.vertx = vertx;
        this.settings = settings;
        this.transaction = transaction;
        this.room = room;
        this.thread = new Thread(this::run, "airalert-store-writer");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Which reserves work may use: new work none, so that what was taken already can always be finished. */
    enum Kind {
        NEW,
        /** What follows from something taken: the plan of an approved alert, receipts, confirmations. May use the last of the disk. */
        FOLLOWING,
        /** May also wait where the queue is full for others. */
        UNDER_WAY
    }

    /** One piece of work inside the transaction. */
    interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    @Override
    public <T> Future<T> submit(Kind kind, int rows, Work<T> work) {
        Job<T> job = new Job<>(work, kind, Math.max(1, rows), Promise.promise(), vertx.getOrCreateContext());
        int most = settings.intakeRows() + (kind == Kind.UNDER_WAY ? settings.reserveRows() : 0);
        lock.lock();
        try {
            if (closing) {
                return Future.failedFuture(new Unavailable("the store is closed"));
            }
            if (!waiting.isEmpty() && waitingRows + job.rows() > most) {
                return Future.failedFuture(
                        new Unavailable("the store has " + waitingRows + " rows waiting to be written"));
            }
            waiting.add(job);
            waitingRows += job.rows();
            changed.signal();
        } finally {
            lock.unlock();
        }
        return job.promise().future();
    }

    /** Writes what waits, then ends; returns when the thread has ended. Blocks. */
    void close() throws InterruptedException {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        thread.join();
    }

    private void run() {
        try {
            for (List<Job<?>> batch = take(); !batch.isEmpty(); batch = take()) {
                write(batch);
            }
        } catch (InterruptedException e) {
            LOG.error("the writing thread was interrupted; the store takes no more");
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for work; empty when closing and nothing is left. */
    private List<Job<?>> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                changed.await();
            }
            List<Job<?>> batch = new ArrayList<>();
            int rows = 0;
            while (!waiting.isEmpty() && rows < settings.batchRows()) {
                Job<?> job = waiting.remove();
                rows += job.rows();
                batch.add(job);
            }
            waitingRows -= rows;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Job<?>> batch) {
        try {
            transaction.begin();
            boolean tight = room.isTight();
            for (Job<?> job : batch) {
                if (tight && job.kind() == Kind.NEW) {
                    job.refused(new Unavailable(room.told()));
                } else {
                    attempt(job);
                }
            }
            transaction.commit();
            batch.forEach(Job::hand);
        } catch (SQLException | RuntimeException e) {
            wentWrong(e);
            transaction.rollback();
            Unavailable cause = new Unavailable("the store could not write: " + e.getMessage(), e);
            batch.forEach(job -> job.fail(cause));
        }
    }

    /** A write of some size has shown that the trouble is over: small ones may find room on a full disk. */
    void recovered() {
        if (trouble != null) {
            trouble = null;
            LOG.info("the store writes again");
        }
    }

    /** Told once, and not for every transaction of a store that is full for hours. */
    private void wentWrong(Exception e) {
        String told = String.valueOf(e.getMessage());
        if (!told.equals(trouble)) {
            LOG.error("the store could not write, work waits until it can: {}", e.toString());
        }
        trouble = told;
    }

    /** Why a transaction was lost; empty while writing goes well. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** @throws SQLException when the whole transaction is lost */
    private <T> void attempt(Job<T> job) throws SQLException {
        transaction.savepoint();
        try {
            job.done(job.work().run(transaction.sql()));
            transaction.release();
        } catch (SQLException e) {
            if (e instanceof SQLiteException failure && WHOLE_TRANSACTION.contains(primary(failure))) {
                throw e;
            }
            transaction.undo();
            LOG.error("a write was refused by the database", e);
            job.refused(new Unavailable("the store could not write: " + e.getMessage(), e));
        } catch (StoreException e) {
            transaction.undo();
            job.refused(e);
        } catch (RuntimeException e) {
            transaction.undo();
            LOG.error("a write failed", e);
            job.refused(e);
        }
    }

    /** The low byte of an extended code is the primary one (sqlite.org/rescode.html). */
    private static SQLiteErrorCode primary(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
    }

    /** Outcome is set by the writing thread and handed out after the commit only. */
    private static final class Job<T> {
        private final Work<T> work;
        private final Kind kind;
        private final int rows;
        private final Promise<T> promise;
        private final Context context;
        private Runnable outcome = () -> {};

        Job(Work<T> work, Kind kind, int rows, Promise<T> promise, Context context) {
            this.work = work;
            this.kind = kind;
            this.rows = rows;
            this.promise = promise;
            this.context = context;
        }

        Work<T> work() {
            return work;
        }

        Kind kind() {
            return kind;
        }

        int rows() {
            return rows;
        }

        Promise<T> promise() {
            return promise;
        }

        void done(T value) {
            outcome = () -> promise.complete(value);
        }

        void refused(Throwable cause) {
            outcome = () -> promise.fail(cause);
        }

        void hand() {
            context.runOnContext(ignored -> outcome.run());
        }

        void fail(Throwable cause) {
            refused(cause);
            hand();
        }
    }
}
