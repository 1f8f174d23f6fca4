package org.airalert.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.StoreException;
import org.airalert.store.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite store as it is, on a file in memory and without threads: whoever drives it says when the waiting work is written, and whether the write
 * fails. Triggers in the file tell of every change of a state, whichever statement made it. For one thread.
 */
public final class SteppedStore implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "delivery",
            "attempt",
            "provider",
            "early_receipt",
            "tally",
            "latency",
            "alert",
            "channel",
            "document",
            "journal");

    private static final List<String> TRIGGERS = List.of(
            "CREATE TEMP TABLE move (n INTEGER PRIMARY KEY, id BLOB, old INTEGER, new INTEGER)",
            "CREATE TEMP TRIGGER moved AFTER UPDATE OF state ON main.delivery WHEN old.state <> new.state BEGIN"
                    + " INSERT INTO move (id, old, new) VALUES (old.id, old.state, new.state); END",
            "CREATE TEMP TRIGGER added AFTER INSERT ON main.delivery BEGIN"
                    + " INSERT INTO move (id, old, new) VALUES (new.id, NULL, new.state); END",
            "CREATE TEMP TABLE freed (delivery INTEGER PRIMARY KEY)",
            "CREATE TEMP TRIGGER freed AFTER UPDATE OF due_at ON main.delivery WHEN old.due_at = " + Changes.BLOCKED
                    + " BEGIN INSERT OR IGNORE INTO freed VALUES (old.no); END");

    private final Sql sql;
    private final Sql looking;
    private final Duration lease;
    private Host host = new Host() {};
    private Process process;

    /** What surrounds the store. */
    public interface Host {
        /** Runs it when the writing thread comes to it. */
        default void later(Runnable step) {}

        /** Whether the transaction that is about to be committed is lost instead. */
        default boolean loses() {
            return false;
        }

        /** Committed. @param from {@code null} for a new delivery */
        default void moved(DeliveryId id, @Nullable DeliveryState from, DeliveryState to) {}

        /** Committed. @param urgentLeft how many that are due and more urgent than some of these were left behind */
        default void claimed(List<Delivery> claimed, Instant at, long urgentLeft) {}
    }

    /**
     * @param lease of every claim that will be made
     * @param change makes other statements of the store's own, for trying whether a defect would be found
     */
    public SteppedStore(Duration lease, UnaryOperator<String> change) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            connection.setAutoCommit(false);
            this.looking = new Sql(connection);
            this.sql = new Sql(changed(connection, change));
            this.lease = lease;
            Schema.bringForward(looking);
            for (String trigger : TRIGGERS) {
                looking.update(trigger);
            }
            looking.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        this.process = new Process();
    }

    private static Connection changed(Connection connection, UnaryOperator<String> change) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("prepareStatement")) {
                            return connection.prepareStatement(change.apply((String) arguments[0]));
                        }
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Empties the file and begins anew. */
    public void reset(Host surroundings) {
        try {
            for (String table : TABLES) {
                looking.update("DELETE FROM " + table);
            }
            looking.update("DELETE FROM move");
            looking.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        host = surroundings;
        process = new Process();
    }

    /** The process dies and starts again: what was not committed is gone, and nobody hears of it. */
    public void crash() {
        process.dead = true;
        process = new Process();
        try {
            Claims.forgetAll(sql);
            sql.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public DeliveryStore port() {
        return process.port;
    }

    public Ledger ledger() {
        return process.ledger;
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that is in memory, and dies with the process. */
    private final class Process implements Writing, Reading {
        private final Tally states = Tally.ofStates();
        private final Tally latencies = Tally.ofLatencies();
        private final Names names = new Names();
        private final Transaction transaction = new Transaction(sql, List.of(names, states, latencies));
        private final DeliveryStore port = new SqliteDeliveryStore(
                this, this, new Changes(names, states, latencies), java.time.Duration.ofDays(400));
        private final Ledger ledger = new SqliteLedger((rows, work) -> submit(Writer.Kind.NEW, rows, work), this);
        private final Deque<Job<?>> waiting = new ArrayDeque<>();
        private boolean dead;

        @Override
        public <T> Future<T> submit(Writer.Kind kind, int rows, Writer.Work<T> work) {
            Job<T> job = new Job<>(work, Promise.promise());
            waiting.add(job);
            if (waiting.size() == 1) {
                host.later(this::write);
            }
            return job.promise.future();
        }

        @Override
        public <T> Future<T> read(Writer.Work<T> work) {
            Promise<T> promise = Promise.promise();
            host.later(() -> {
                if (!dead) {
                    try {
                        promise.complete(work.run(sql));
                    } catch (SQLException e) {
                        promise.fail(new Unavailable("not read", e));
                    }
                }
            });
            return promise.future();
        }

        private void write() {
            if (dead) {
                return;
            }
            List<Job<?>> batch = new ArrayList<>(waiting);
            waiting.clear();
            List<Runnable> news = new ArrayList<>();
            try {
                for (Job<?> job : batch) {
                    job.attempt(transaction, news);
                }
                if (host.loses()) {
                    transaction.rollback();
                    batch.forEach(job -> job.promise.fail(new Unavailable("lost")));
                    return;
                }
                transaction.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            news.forEach(Runnable::run);
            batch.forEach(job -> job.outcome.run());
        }
    }

    private final class Job<T> {
        private final Writer.Work<T> work;
        private final Promise<T> promise;
        private Runnable outcome = () -> {};

        Job(Writer.Work<T> work, Promise<T> promise) {
            this.work = work;
            this.promise = promise;
        }

        void attempt(Transaction transaction, List<Runnable> news) throws SQLException {
            transaction.savepoint();
            looking.update("DELETE FROM freed");
            try {
                T value = work.run(transaction.sql());
                outcome = () -> promise.complete(value);
                transaction.release();
                lookAt(value, news);
            } catch (StoreException e) {
                transaction.undo();
                outcome = () -> promise.fail(e);
            }
        }

        private void lookAt(T value, List<Runnable> news) throws SQLException {
            looking.list(
                    row -> {
                        DeliveryId id = Ids.id(row.getBytes(1));
                        Long from = Sql.longOrNull(row, 2);
                        DeliveryState to = Codes.state(row.getLong(3));
                        return news.add(() -> host.moved(id, from == null ? null : Codes.state(from), to));
                    },
                    "SELECT id, old, new FROM move ORDER BY n");
            looking.update("DELETE FROM move");
            if (value instanceof List<?> all && !all.isEmpty() && all.get(0) instanceof Delivery) {
                List<Delivery> claimed = all.stream().map(Delivery.class::cast).toList();
                Instant at = claimed.get(0).progress().dueAt().minus(lease);
                long left = urgentLeft(claimed, at);
                news.add(() -> host.claimed(claimed, at, left));
            }
        }
    }

    private long urgentLeft(List<Delivery> claimed, Instant at) throws SQLException {
        Priority lowest = claimed.stream()
                .map(Delivery::priority)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return looking.number(
                0,
                "SELECT count(*) FROM delivery WHERE channel = (SELECT no FROM channel WHERE id = ?) AND priority < ?"
                        + " AND state IN (0, 2) AND due_at <= ? AND no NOT IN (SELECT delivery FROM freed)",
                claimed.get(0).channel(),
                Codes.of(lowest),
                at.toEpochMilli());
    }
}
