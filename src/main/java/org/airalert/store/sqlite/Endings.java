package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.store.sqlite.Rows.Row;

/**
 * Ends deliveries by the thousand: called back, expired, never reported. Readers find them, so that the writer is not held up by the
 * search; the writer looks at each once more before it changes it.
 */
final class Endings {
    private final Changes changes;

    Endings(Changes changes) {
        this.changes = changes;
    }

    /** Pending deliveries of an alert. */
    List<Long> pendingOf(Sql sql, String alert) throws SQLException {
        return sql.list(
                row -> row.getLong(1),
                "SELECT no FROM delivery INDEXED BY pending WHERE state < 3 AND alert = (SELECT no FROM alert WHERE id = ?)",
                alert);
    }

    List<Long> expired(Sql sql, String channel, Instant now) throws SQLException {
        return sql.list(
                row -> row.getLong(1),
                "SELECT no FROM delivery INDEXED BY pending WHERE channel = (SELECT no FROM channel WHERE id = ?)"
                        + " AND state < 3 AND state <> 1 AND not_after <= ?",
                channel,
                now.toEpochMilli());
    }

    List<Long> unreported(Sql sql, String channel, Instant acceptedBefore) throws SQLException {
        return sql.list(
                row -> row.getLong(1),
                "SELECT no FROM delivery INDEXED BY unreported WHERE channel = (SELECT no FROM channel WHERE id = ?)"
                        + " AND state = 3 AND accepted_at < ?",
                channel,
                acceptedBefore.toEpochMilli());
    }

    /** @return how many ended now; those being sent end when their attempt does */
    int withdraw(Sql sql, List<Long> numbers, DeliveryState end) throws SQLException {
        int ended = 0;
        for (Long no : numbers) {
            Row row = Changes.byNo(sql, no).orElse(null);
            if (row == null || !row.state().isPending()) {
                continue;
            }
            if (row.state() == DeliveryState.SENDING) {
                sql.update("UPDATE delivery SET ending = ? WHERE no = ?", Codes.of(end), no);
            } else {
                changes.end(sql, row, end, Results.reasonOf(end));
                ended++;
            }
        }
        return ended;
    }

    int expire(Sql sql, List<Long> numbers) throws SQLException {
        int ended = 0;
        for (Long no : numbers) {
            Row row = Changes.byNo(sql, no).orElse(null);
            if (row != null && (row.state() == DeliveryState.QUEUED || row.state() == DeliveryState.RETRYING)) {
                changes.end(sql, row, DeliveryState.EXPIRED, Reason.EXPIRED);
                ended++;
            }
        }
        return ended;
    }

    int closeUnreported(Sql sql, List<Long> numbers) throws SQLException {
        int ended = 0;
        for (Long no : numbers) {
            Row row = Changes.byNo(sql, no).orElse(null);
            if (row != null && row.state() == DeliveryState.ACCEPTED) {
                changes.apply(
                        sql,
                        row,
                        Changes.with(
                                row.progress(),
                                DeliveryState.UNCONFIRMED,
                                row.progress().dueAt(),
                                Reason.NO_RECEIPT));
                ended++;
            }
        }
        return ended;
    }
}
