package org.airalert.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements, which live as long as it does. For one thread at a time. */
final class Sql implements AutoCloseable {
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
        return bound(text, values).executeUpdate();
    }

    /** A statement that is run to its end, whatever rows it makes. */
    void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(text);
        }
    }

    <T> List<T> list(Reader<T> reader, String text, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(text, values).executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** The first row's value. */
    <T> Optional<T> first(Reader<T> reader, String text, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** The first column of the first row; {@code fallback} when there is no row or it is NULL. */
    long number(long fallback, String text, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            if (!rows.next()) {
                return fallback;
            }
            long value = rows.getLong(1);
            return rows.wasNull() ? fallback : value;
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

    void rollback() throws SQLException {
        connection.rollback();
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
