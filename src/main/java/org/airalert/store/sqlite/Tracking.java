package org.airalert.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore.Filter;
import org.airalert.store.DeliveryStore.Tracked;
import org.jspecify.annotations.Nullable;

/** What people look at. For the reading threads. */
final class Tracking {
    private final Rows rows;

    Tracking(Rows rows) {
        this.rows = rows;
    }

    Optional<Tracked> find(Sql sql, DeliveryId id) throws SQLException {
        byte[] bytes = Ids.bytes(id.value());
        if (bytes == null) {
            return Optional.empty();
        }
        Optional<Tracked> found = sql.first(row -> tracked(sql, row, true), Rows.FULL + "WHERE id = ?", (Object) bytes);
        if (found.isEmpty()) {
            return found;
        }
        List<Attempt> attempts = new ArrayList<>(sql.list(
                row -> Rows.attempt(id, row),
                "SELECT number, started_at, ended_at, answer, reason, detail, node FROM attempt"
                        + " WHERE delivery = (SELECT no FROM delivery WHERE id = ?) ORDER BY number",
                (Object) bytes));
        attempts.addAll(found.get().attempts());
        return Optional.of(
                new Tracked(found.get().delivery(), attempts, found.get().counts()));
    }

    private Tracked tracked(Sql sql, ResultSet row, boolean withAttempt) throws SQLException {
        Delivery delivery = rows.delivery(sql, row, Rows.progress(row));
        Attempt newest = withAttempt ? Rows.newestAttempt(row) : null;
        return new Tracked(delivery, newest == null ? List.of() : List.of(newest), Rows.counts(row));
    }

    /**
     * Ids begin with event and channel, then the recipient; so an alert's deliveries lie in one stretch of the index for each channel, which
     * are gone through in the order of their first bytes.
     */
    List<Tracked> list(Sql sql, Filter filter) throws SQLException {
        List<Tracked> page = new ArrayList<>();
        for (String prefix : stretches(sql, filter)) {
            if (page.size() < filter.limit()) {
                addStretch(sql, filter, prefix, page);
            }
        }
        return page;
    }

    private void addStretch(Sql sql, Filter filter, String prefix, List<Tracked> page) throws SQLException {
        byte[] bytes = Ids.prefix(prefix);
        byte[] cursor = filter.cursor() == null ? null : Ids.bytes(filter.cursor());
        StringBuilder text = new StringBuilder(Rows.FULL).append("WHERE id BETWEEN ? AND ?");
        List<Object> values = new ArrayList<>();
        values.add(Ids.from(bytes, bytes.length));
        values.add(Ids.to(bytes, bytes.length));
        if (cursor != null) {
            text.append(" AND id > ?");
            values.add(cursor);
        }
        and(
                text,
                values,
                "alert = (SELECT no FROM alert WHERE id = ?)",
                filter.alert() == null ? null : filter.alert().value());
        and(text, values, "channel = (SELECT no FROM channel WHERE id = ?)", filter.channel());
        and(text, values, "recipient = ?", filter.recipient());
        DeliveryState state = filter.state();
        and(text, values, "state = ?", state == null ? null : Codes.of(state));
        if (state == DeliveryState.FAILED || state == DeliveryState.EXPIRED || state == DeliveryState.UNCONFIRMED) {
            // In the words of the index, which is used only then.
            text.append(" AND state BETWEEN 6 AND 8");
        }
        text.append(" ORDER BY id LIMIT ?");
        values.add(filter.limit() - page.size());
        page.addAll(sql.list(row -> tracked(sql, row, false), text.toString(), values.toArray()));
    }

    private static void and(StringBuilder text, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            text.append(" AND ").append(condition);
            values.add(value);
        }
    }

    /** Beginnings of all ids that can match, in order; those of states that nothing is in are left out. */
    private static List<String> stretches(Sql sql, Filter filter) throws SQLException {
        StringBuilder text =
                new StringBuilder("SELECT DISTINCT a.event, c.id FROM tally t JOIN alert a ON a.no = t.alert"
                        + " JOIN channel c ON c.no = t.channel WHERE t.number > 0");
        List<Object> values = new ArrayList<>();
        and(
                text,
                values,
                "a.id = ?",
                filter.alert() == null ? null : filter.alert().value());
        and(text, values, "c.id = ?", filter.channel());
        DeliveryState state = filter.state();
        and(text, values, "t.state = ?", state == null ? null : Codes.of(state));
        return sql
                .list(
                        row -> prefix(row.getString(1), row.getString(2), filter.recipient()),
                        text.toString(),
                        values.toArray())
                .stream()
                .sorted()
                .distinct()
                .toList();
    }

    private static String prefix(String event, String channel, @Nullable String recipient) {
        return recipient == null
                ? DeliveryId.stretch(new org.airalert.alert.EventId(event), channel)
                : DeliveryId.place(new org.airalert.alert.EventId(event), channel, recipient);
    }

    Map<String, Map<DeliveryState, Long>> counts(Sql sql, AlertId alert) throws SQLException {
        Map<String, Map<DeliveryState, Long>> counts = new TreeMap<>();
        sql.list(
                row -> counts.computeIfAbsent(row.getString(1), channel -> new EnumMap<>(DeliveryState.class))
                        .put(Codes.state(row.getLong(2)), row.getLong(3)),
                "SELECT c.id, t.state, t.number FROM tally t JOIN channel c ON c.no = t.channel"
                        + " WHERE t.number > 0 AND t.alert = (SELECT no FROM alert WHERE id = ?)",
                alert.value());
        return counts;
    }

    Map<String, Long> backlog(Sql sql) throws SQLException {
        Map<String, Long> backlog = new TreeMap<>();
        sql.list(
                row -> backlog.put(row.getString(1), row.getLong(2)),
                "SELECT c.id, sum(t.number) FROM tally t JOIN channel c ON c.no = t.channel WHERE t.state < 3"
                        + " GROUP BY c.id HAVING sum(t.number) > 0");
        return backlog;
    }

    /** The first due of each priority, because the index is in that order. */
    Optional<Instant> nextDue(Sql sql, String channel) throws SQLException {
        long first = Changes.BLOCKED;
        for (int priority = 0; priority < Codes.priorities(); priority++) {
            first = Math.min(
                    first,
                    sql.number(
                            Changes.BLOCKED,
                            "SELECT due_at FROM delivery INDEXED BY pending WHERE channel = (SELECT no FROM channel WHERE id = ?)"
                                    + " AND priority = ? AND state < 3 ORDER BY due_at LIMIT 1",
                            channel,
                            priority));
        }
        return first == Changes.BLOCKED ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first));
    }

    Map<String, SortedMap<Integer, Long>> acceptances(Sql sql, AlertId alert) throws SQLException {
        Map<String, SortedMap<Integer, Long>> buckets = new TreeMap<>();
        sql.list(
                row -> buckets.computeIfAbsent(row.getString(1), channel -> new TreeMap<>())
                        .put(row.getInt(2), row.getLong(3)),
                "SELECT c.id, l.bucket, l.number FROM latency l JOIN channel c ON c.no = l.channel"
                        + " WHERE l.alert = (SELECT no FROM alert WHERE id = ?)",
                alert.value());
        return buckets;
    }
}
