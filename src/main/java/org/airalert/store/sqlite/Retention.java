package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what nobody asks for any more: attempts before the newest one, and the receivers' own ids, of deliveries planned long ago. Who got what,
 * when, and how it ended stays in the delivery itself; documents, journals and the audit chain are not touched. For the writing thread.
 */
final class Retention {
    /** Deliveries looked at in one transaction. */
    static final int PIECE = 2_000;

    private static final String MARK = "attempts";
    private static final String NEXT =
            "SELECT no, planned_at, state, channel, provider_id FROM delivery WHERE no > ? ORDER BY no LIMIT " + PIECE;

    private record Old(
            long no,
            long plannedAt,
            long state,
            long channel,
            @Nullable String providerId) {
        boolean isBefore(long time) {
            return plannedAt < time && !Codes.state(state).isPending();
        }
    }

    private Retention() {}

    /**
     * The next piece in the order of planning, up to the first delivery that is younger or still pending.
     *
     * @return how many deliveries were looked at; {@link #PIECE} when there may be more
     */
    static int forget(Sql sql, Instant plannedBefore) throws SQLException {
        long from = sql.number(0, "SELECT value FROM mark WHERE name = ?", MARK);
        List<Old> found = sql.list(
                row -> new Old(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)),
                NEXT,
                from);
        int old = 0;
        while (old < found.size() && found.get(old).isBefore(plannedBefore.toEpochMilli())) {
            forgetProvider(sql, found.get(old));
            old++;
        }
        if (old > 0) {
            long last = found.get(old - 1).no();
            sql.update("DELETE FROM attempt WHERE delivery > ? AND delivery <= ?", from, last);
            sql.update(
                    "INSERT INTO mark (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                    MARK,
                    last);
            sql.run("PRAGMA incremental_vacuum(" + PIECE + ")");
        }
        return old;
    }

    private static void forgetProvider(Sql sql, Old old) throws SQLException {
        if (old.providerId() != null) {
            sql.update(
                    "DELETE FROM provider WHERE channel = ? AND provider_id = ? AND delivery = ?",
                    old.channel(),
                    old.providerId(),
                    old.no());
        }
    }
}
