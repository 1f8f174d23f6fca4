package org.airalert.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One connection with its prepared statements, which live as long as it does. For one thread at a time. */
final class Sql implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sql.class);
    /** Of the database's machine between two looks at the time. */
    private static final int STEPS = 1_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the current row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @return number of rows changed */
    int update(String text, @Nullable Object... values) throws SQLException {
        return using(text, values, PreparedStatement::executeUpdate);
    }

    /** A statement that is run to its end, whatever rows it makes. */
    void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(text);
        }
    }

    /** Something that asks the database. */
    interface Asking {
        void run() throws SQLException;
    }

    /** @return false when the time was over before the work was; it was broken off then (sqlite.org/c3ref/progress_handler.html) */
    boolean within(Duration longest, Asking work) throws SQLException {
        long end = System.nanoTime() + longest.toNanos();
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end > 0 ? 1 : 0;
            }
        });
        try {
            work.run();
            return true;
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_INTERRUPT) {
                throw e;
            }
            return false;
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    <T> List<T> list(Reader<T> reader, String text, @Nullable Object... values) throws SQLException {
        return using(text, values, statement -> {
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        });
    }

    /** The first row's value. */
    <T> Optional<T> first(Reader<T> reader, String text, @Nullable Object... values) throws SQLException {
        return using(text, values, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        });
    }

    /** The first column of the first row; {@code fallback} when there is no row or it is NULL. */
    long number(long fallback, String text, @Nullable Object... values) throws SQLException {
        return using(text, values, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return fallback;
                }
                long value = rows.getLong(1);
                return rows.wasNull() ? fallback : value;
            }
        });
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** After a full disk or a break the driver has done away with the statement's inside and refuses it ever after: it is made anew. */
    private <T> T using(String text, @Nullable Object[] values, Use<T> use) throws SQLException {
        try {
            return use.of(bound(text, values));
        } catch (SQLException e) {
            PreparedStatement failed = prepared.remove(text);
            if (failed != null) {
                failed.close();
            }
            throw e;
        }
    }

    private PreparedStatement bound(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(place, text);
        } else if (value instanceof Number number) {
            statement.setLong(place, number.longValue());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(place, bytes);
        } else {
            throw new IllegalArgumentException("cannot bind a " + value.getClass());
        }
    }

    /** Makes everything since the last commit durable. The driver begins the next transaction by itself. */
    void commit() throws SQLException {
        connection.commit();
    }

    /**
     * Undoes everything since the last commit. After some errors, a full disk among them, SQLite has done so by itself (sqlite.org/lang_transaction.html,
     * section 3); the driver takes that for a fault and begins no transaction, so that what comes next would be one of its own, statement by statement.
     */
    void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("rolled back already: {}", e.getMessage());
            run("BEGIN");
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
        connection.close();
    }

    static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
