package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.airalert.store.sqlite.Rows.Row;

/** All deliveries of one event, channel and recipient: one stretch of the index of ids. */
final class Place {
    private static final String HERE = "WHERE id BETWEEN ? AND ?";

    private final byte[] from;
    private final byte[] to;

    private Place(byte[] id) {
        this.from = Ids.from(id, Ids.placeBytes());
        this.to = Ids.to(id, Ids.placeBytes());
    }

    static Place of(byte[] id) {
        return new Place(id);
    }

    static Place of(Sql sql, long no) throws SQLException {
        return new Place(sql.first(row -> row.getBytes(1), "SELECT id FROM delivery WHERE no = ?", no)
                .orElseThrow());
    }

    /** Highest sequence; 0 when there is none. */
    long newest(Sql sql) throws SQLException {
        return sql.number(0, "SELECT max(sequence) FROM delivery " + HERE, from, to);
    }

    /**
     * Older ones that are not sent yet, or that were reported or confirmed while they were claimed: whoever holds such a claim may still send by it.
     *
     * @param now claims that ended before are left out
     */
    List<Row> unsentBefore(Sql sql, int sequence, long now) throws SQLException {
        return sql.list(
                Rows::brief,
                Rows.BRIEF + HERE
                        + " AND sequence < ? AND (state < 3 OR started_at > 0 AND ended_at IS NULL AND due_at > ?)",
                from,
                to,
                sequence,
                now);
    }

    /** Newer ones that wait for the end of a claim have it earlier. */
    void claimEnded(Sql sql, long sequence, long due) throws SQLException {
        sql.update(
                "UPDATE delivery SET due_at = planned_at " + HERE
                        + " AND state = 0 AND attempts = 0 AND due_at = ? AND sequence > ?",
                from,
                to,
                due,
                sequence);
    }

    List<Long> waitingBehind(Sql sql, long no) throws SQLException {
        return sql.list(row -> row.getLong(1), "SELECT no FROM delivery " + HERE + " AND behind = ?", from, to, no);
    }

    /** Number of one whose attempt is under way and that is older than this one; 0 when there is none. */
    long olderBeingSent(Sql sql, long no) throws SQLException {
        return sql.number(
                0,
                "SELECT no FROM delivery " + HERE
                        + " AND state = 1 AND sequence < (SELECT sequence FROM delivery WHERE no = ?) LIMIT 1",
                from,
                to,
                no);
    }
}
