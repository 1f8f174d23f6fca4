package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery.Progress;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Verdict;
import org.airalert.store.DeliveryStore.Result;
import org.airalert.store.sqlite.Rows.Row;
import org.jspecify.annotations.Nullable;

/** Records what came of attempts. For the writing thread. */
final class Results {
    private final Changes changes;
    private final Claims claims;
    private final Receipts receipts;

    Results(Changes changes, Claims claims, Receipts receipts) {
        this.changes = changes;
        this.claims = claims;
        this.receipts = receipts;
    }

    void record(Sql sql, List<Result> results) throws SQLException {
        for (Result result : results) {
            Row held = claims.held(result.attempt());
            Row row = held != null && held(sql, held, result) ? held : found(sql, result);
            String providerId = result.verdict().providerId();
            if (row != null && providerId != null) {
                receipts.provided(sql, row, providerId);
            }
        }
    }

    /** The way for what is not as it was claimed; {@code null} for an id that no delivery has. */
    private @Nullable Row found(Sql sql, Result result) throws SQLException {
        Row row = Changes.byId(sql, result.attempt().delivery().value()).orElse(null);
        if (row != null && !(isHeld(row, result.attempt()) && held(sql, row, result))) {
            movedOn(sql, row, result);
        }
        return row;
    }

    private static boolean isHeld(Row row, Attempt attempt) {
        return row.state() == DeliveryState.SENDING
                && row.progress().attempts() == attempt.number()
                && attempt.node().equals(row.node());
    }

    /** Nothing is written, and false returned, when the delivery is not any more as {@code row} says. */
    private boolean held(Sql sql, Row row, Result result) throws SQLException {
        Attempt attempt = result.attempt();
        Progress after = after(row, result.verdict(), end(attempt));
        int changed = sql.update(
                "UPDATE delivery SET state = ?, due_at = ?, reason = ?, provider_id = ?, accepted_at = ?, started_at = ?,"
                        + " ended_at = ?, attempt_reason = ?, answer = ?, detail = ?"
                        + " WHERE no = ? AND state = 1 AND attempts = ? AND ending IS ? AND accepted_at IS ?",
                Codes.of(after.state()),
                after.dueAt().toEpochMilli(),
                Codes.of(after.reason()),
                after.providerId(),
                Rows.millis(after.acceptedAt()),
                attempt.startedAt().toEpochMilli(),
                end(attempt).toEpochMilli(),
                Codes.of(attempt.reason()),
                attempt.answer(),
                attempt.detail().isEmpty() ? null : attempt.detail(),
                row.no(),
                attempt.number(),
                row.ending() == null ? null : Codes.of(row.ending()),
                Rows.millis(row.progress().acceptedAt()));
        if (changed == 0) {
            return false;
        }
        changes.count(row, after.state(), Rows.millis(after.acceptedAt()));
        changes.attemptEnded(sql, row);
        return true;
    }

    private static Progress after(Row row, Verdict verdict, Instant at) {
        Progress before = row.progress();
        boolean accepted = verdict.state() == DeliveryState.ACCEPTED;
        boolean again = verdict.state() == DeliveryState.RETRYING;
        DeliveryState state = verdict.state();
        Reason reason = verdict.reason();
        if (!accepted && before.acceptedAt() != null) {
            // An earlier attempt, believed lost, was accepted after all.
            state = DeliveryState.ACCEPTED;
            reason = null;
        } else if (again && row.ending() != null) {
            state = row.ending();
            reason = reasonOf(state);
        } else if (again && verdict.dueAt().toEpochMilli() >= row.notAfter()) {
            state = DeliveryState.EXPIRED;
            reason = Reason.EXPIRED;
        }
        return new Progress(
                state,
                before.attempts(),
                verdict.dueAt(),
                reason,
                before.providerId() == null ? verdict.providerId() : before.providerId(),
                accepted && before.acceptedAt() == null ? at : before.acceptedAt(),
                before.deliveredAt(),
                before.confirmedAt());
    }

    /** The attempt is noted; an acceptance is noted too, and ends the trying when nobody is trying just now. */
    private void movedOn(Sql sql, Row row, Result result) throws SQLException {
        Attempt attempt = result.attempt();
        if (row.progress().attempts() == attempt.number()
                && !row.reported()
                && attempt.node().equals(row.node())) {
            sql.update(
                    "UPDATE delivery SET started_at = ?, ended_at = ?, attempt_reason = ?, answer = ?, detail = ? WHERE no = ?",
                    attempt.startedAt().toEpochMilli(),
                    end(attempt).toEpochMilli(),
                    Codes.of(attempt.reason()),
                    attempt.answer(),
                    attempt.detail(),
                    row.no());
            changes.claimEnded(sql, row);
        } else if (row.progress().attempts() >= attempt.number()) {
            older(sql, row, attempt);
        }
        if (result.verdict().state() == DeliveryState.ACCEPTED) {
            Progress before = row.progress();
            boolean waits = before.state() == DeliveryState.RETRYING || before.state() == DeliveryState.QUEUED;
            changes.apply(
                    sql,
                    row,
                    new Progress(
                            waits ? DeliveryState.ACCEPTED : before.state(),
                            before.attempts(),
                            before.dueAt(),
                            waits ? null : before.reason(),
                            before.providerId() == null ? result.verdict().providerId() : before.providerId(),
                            before.acceptedAt() == null ? end(attempt) : before.acceptedAt(),
                            before.deliveredAt(),
                            before.confirmedAt()));
        }
    }

    private static void older(Sql sql, Row row, Attempt attempt) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO attempt (delivery, number, started_at, ended_at, answer, reason, detail, node)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row.no(),
                attempt.number(),
                attempt.startedAt().toEpochMilli(),
                Rows.millis(attempt.endedAt()),
                attempt.answer(),
                Codes.of(attempt.reason()),
                attempt.detail(),
                attempt.node());
    }

    private static Instant end(Attempt attempt) {
        return attempt.endedAt() == null ? attempt.startedAt() : attempt.endedAt();
    }

    static Reason reasonOf(DeliveryState ending) {
        return ending == DeliveryState.CANCELLED ? Reason.CANCELLED : Reason.SUPERSEDED;
    }
}
