package org.airalert.store.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.jspecify.annotations.Nullable;

/** Rows of table {@code delivery} as objects and back. */
final class Rows {
    /** Columns of {@link #brief}. */
    static final String BRIEF =
            "SELECT no, alert, channel, planned_at, not_after, ending, node, ended_at, state, attempts, due_at, reason,"
                    + " provider_id, accepted_at, delivered_at, confirmed_at FROM delivery ";

    /** Columns of {@link #delivery} and {@link #newestAttempt}: those of {@link #brief} and more. */
    static final String FULL =
            "SELECT no, alert, channel, planned_at, not_after, ending, node, ended_at, state, attempts, due_at, reason,"
                    + " provider_id, accepted_at, delivered_at, confirmed_at, id, sequence, round, priority, confirm_by,"
                    + " recipient, address, fields, started_at, attempt_reason, answer, detail, targeted, arrived, missed"
                    + " FROM delivery ";

    private static final JsonFactory JSON = new JsonFactory();

    private final Names names;

    Rows(Names names) {
        this.names = names;
    }

    /**
     * What decisions about a delivery need.
     *
     * @param ending what it becomes when the attempt under way does not hand it over; {@code null}: nothing special
     * @param node which holds the claim, or made the newest attempt
     * @param reported whether the result of the newest attempt is known
     */
    record Row(
            long no,
            long alert,
            long channel,
            long plannedAt,
            long notAfter,
            @Nullable DeliveryState ending,
            @Nullable String node,
            boolean reported,
            Delivery.Progress progress) {
        DeliveryState state() {
            return progress.state();
        }

        Row claimed(String by, Delivery.Progress after) {
            return new Row(no, alert, channel, plannedAt, notAfter, ending, by, false, after);
        }
    }

    static Row brief(ResultSet row) throws SQLException {
        Delivery.Progress progress = progress(row);
        boolean untouched = progress.attempts() == 0;
        Long ending = untouched ? null : Sql.longOrNull(row, 6);
        return new Row(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                ending == null ? null : Codes.state(ending),
                untouched ? null : row.getString(7),
                !untouched && Sql.longOrNull(row, 8) != null,
                progress);
    }

    static Delivery.Progress progress(ResultSet row) throws SQLException {
        if (row.getInt(9) == 0 && row.getInt(10) == 0) {
            // Never claimed: the rest is empty, and each column read costs.
            return Delivery.Progress.queued(Instant.ofEpochMilli(row.getLong(11)));
        }
        return new Delivery.Progress(
                Codes.state(row.getLong(9)),
                row.getInt(10),
                Instant.ofEpochMilli(row.getLong(11)),
                Codes.reason(Sql.longOrNull(row, 12)),
                row.getString(13),
                instant(row, 14),
                instant(row, 15),
                instant(row, 16));
    }

    Delivery delivery(Sql sql, ResultSet row, Delivery.Progress progress) throws SQLException {
        Names.AlertName alert = names.alert(sql, row.getLong(2));
        return new Delivery(
                Ids.id(row.getBytes(17)),
                alert.id(),
                alert.event(),
                row.getInt(18),
                names.channel(sql, row.getLong(3)),
                row.getString(22),
                row.getString(23),
                fields(row.getString(24)),
                Codes.priority(row.getLong(20)),
                row.getInt(19),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                instant(row, 21),
                progress);
    }

    /** The attempt that stands in the delivery's own row; {@code null} when there is none. */
    static @Nullable Attempt newestAttempt(ResultSet row) throws SQLException {
        Instant startedAt = instant(row, 25);
        if (startedAt == null) {
            return null;
        }
        return new Attempt(
                Ids.id(row.getBytes(17)),
                row.getInt(10),
                startedAt,
                instant(row, 8),
                text(row.getString(27)),
                Codes.reason(Sql.longOrNull(row, 26)),
                text(row.getString(28)),
                text(row.getString(7)));
    }

    /** A row of table {@code attempt}: number, started_at, ended_at, answer, reason, detail, node. */
    static Attempt attempt(DeliveryId id, ResultSet row) throws SQLException {
        return new Attempt(
                id,
                row.getInt(1),
                Instant.ofEpochMilli(row.getLong(2)),
                instant(row, 3),
                row.getString(4),
                Codes.reason(Sql.longOrNull(row, 5)),
                row.getString(6),
                row.getString(7));
    }

    static Receipt.@Nullable Counts counts(ResultSet row) throws SQLException {
        Long targeted = Sql.longOrNull(row, 29);
        return targeted == null ? null : new Receipt.Counts(targeted, row.getLong(30), row.getLong(31));
    }

    /** {@code null} when there are none. */
    static @Nullable String json(Map<String, String> fields) {
        if (fields.isEmpty()) {
            return null;
        }
        JsonObject json = new JsonObject();
        new TreeMap<>(fields).forEach(json::put);
        return json.encode();
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static Map<String, String> fields(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, String> fields = new HashMap<>();
        // Token by token: this is done for every delivery that is sent.
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                fields.put(name, parser.nextTextValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Long millis = Sql.longOrNull(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
