package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.airalert.delivery.Delivery.Progress;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.store.LatencyScale;
import org.airalert.store.sqlite.Rows.Row;
import org.jspecify.annotations.Nullable;

/** Every change of a delivery's progress goes through here, so that counts and waiting successors always follow. For the writing thread. */
final class Changes {
    /** {@code due_at} of a delivery that waits for an older one's attempt to end. */
    static final long BLOCKED = Long.MAX_VALUE;

    private final Names names;
    private final Tally states;
    private final Tally latencies;

    Changes(Names names, Tally states, Tally latencies) {
        this.names = names;
        this.states = states;
        this.latencies = latencies;
    }

    Names names() {
        return names;
    }

    static Optional<Row> byNo(Sql sql, long no) throws SQLException {
        return sql.first(Rows::brief, Rows.BRIEF + "WHERE no = ?", no);
    }

    /** Empty for an id that no delivery has, whatever its form. */
    static Optional<Row> byId(Sql sql, String id) throws SQLException {
        byte[] bytes = Ids.bytes(id);
        return bytes == null ? Optional.empty() : sql.first(Rows::brief, Rows.BRIEF + "WHERE id = ?", (Object) bytes);
    }

    void added(long alert, long channel, DeliveryState state) {
        states.add(alert, channel, Codes.of(state), 1);
    }

    /** Writes the new progress; nothing is written when it is the same. An attempt that was under way has ended by it. */
    void apply(Sql sql, Row row, Progress after) throws SQLException {
        if (write(sql, row, after) && endsSending(row, after)) {
            attemptEnded(sql, row);
        }
    }

    /**
     * The same by a report or a confirmation, which may settle a delivery while it is claimed: by that claim it may still be sent, and what is newer
     * must not go before, so that it waits for the claim's end.
     */
    void report(Sql sql, Row row, Progress after) throws SQLException {
        if (write(sql, row, after) && endsSending(row, after) && row.ending() != null) {
            letGo(sql, row, row.progress().dueAt().toEpochMilli());
        }
    }

    private static boolean endsSending(Row row, Progress after) {
        return row.state() == DeliveryState.SENDING && after.state() != DeliveryState.SENDING;
    }

    private boolean write(Sql sql, Row row, Progress after) throws SQLException {
        Progress before = row.progress();
        if (after.equals(before)) {
            return false;
        }
        sql.update(
                "UPDATE delivery SET state = ?, attempts = ?, due_at = ?, reason = ?, provider_id = ?, accepted_at = ?,"
                        + " delivered_at = ?, confirmed_at = ? WHERE no = ?",
                Codes.of(after.state()),
                after.attempts(),
                after.dueAt().toEpochMilli(),
                Codes.of(after.reason()),
                after.providerId(),
                Rows.millis(after.acceptedAt()),
                Rows.millis(after.deliveredAt()),
                Rows.millis(after.confirmedAt()),
                row.no());
        count(row, after.state(), Rows.millis(after.acceptedAt()));
        return true;
    }

    /** Ends a pending delivery without success. */
    void end(Sql sql, Row row, DeliveryState state, Reason reason) throws SQLException {
        apply(sql, row, with(row.progress(), state, row.progress().dueAt(), reason));
        sql.update("UPDATE delivery SET behind = NULL WHERE no = ? AND behind IS NOT NULL", row.no());
    }

    /** Keeps the counts right after a row was changed elsewhere. */
    void count(Row row, DeliveryState after, @Nullable Long acceptedAt) {
        if (row.state() != after) {
            states.add(row.alert(), row.channel(), Codes.of(row.state()), -1);
            states.add(row.alert(), row.channel(), Codes.of(after), 1);
        }
        if (row.progress().acceptedAt() == null && acceptedAt != null) {
            latencies.add(row.alert(), row.channel(), LatencyScale.bucket(acceptedAt - row.plannedAt()), 1);
        }
    }

    /** Lets go of what waits behind the attempt, unless another older one of the same place is being sent still. */
    void attemptEnded(Sql sql, Row row) throws SQLException {
        if (row.ending() != null) {
            letGo(sql, row, 0);
        }
    }

    /** The claim of a delivery that was settled meanwhile has ended. */
    void claimEnded(Sql sql, Row row) throws SQLException {
        long sequence = sql.number(0, "SELECT sequence FROM delivery WHERE no = ?", row.no());
        Place.of(sql, row.no()).claimEnded(sql, sequence, row.progress().dueAt().toEpochMilli());
    }

    private static void letGo(Sql sql, Row row, long notBefore) throws SQLException {
        for (Long waiting : Place.of(sql, row.no()).waitingBehind(sql, row.no())) {
            long other = Place.of(sql, waiting).olderBeingSent(sql, waiting);
            if (other > 0) {
                sql.update("UPDATE delivery SET behind = ? WHERE no = ?", other, waiting);
            } else {
                sql.update(
                        "UPDATE delivery SET behind = NULL, due_at = max(planned_at, ?) WHERE no = ?",
                        notBefore,
                        waiting);
            }
        }
    }

    static Progress with(Progress progress, DeliveryState state, Instant dueAt, @Nullable Reason reason) {
        return new Progress(
                state,
                progress.attempts(),
                dueAt,
                reason,
                progress.providerId(),
                progress.acceptedAt(),
                progress.deliveredAt(),
                progress.confirmedAt());
    }
}
