package org.airalert.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.sqlite.Rows.Row;
import org.jspecify.annotations.Nullable;

/**
 * Hands deliveries out for sending. A claim's end stands in {@code due_at}: when it has passed, the delivery is found like any other that is due. For
 * the writing thread.
 */
final class Claims {
    private static final String DUE = Rows.FULL
            + "INDEXED BY pending WHERE channel = ? AND priority = ? AND due_at <= ? AND state < 3 ORDER BY due_at LIMIT ?";

    /** What does not go out (expired, overtaken) is put aside in a claim, but only so many times its limit: the writer has others waiting. */
    private static final int ASIDE = 4;

    private final Changes changes;
    private final Rows rows;
    /** Claims as they were given out, so that most results need no look-up; the file decides whether they still hold. */
    private final Map<DeliveryId, Row> held = new HashMap<>();

    Claims(Changes changes, Rows rows) {
        this.changes = changes;
        this.rows = rows;
    }

    private record Found(Row row, Delivery delivery) {}

    List<Delivery> take(Sql sql, Claim claim) throws SQLException {
        long channel = changes.names().channelNumber(sql, claim.channel());
        List<Found> taken = new ArrayList<>();
        int looks = ASIDE;
        for (int priority = 0; priority < Codes.priorities() && taken.size() < claim.limit() && looks > 0; ) {
            int wanted = claim.limit() - taken.size();
            List<Found> due = sql.list(
                    row -> found(sql, row), DUE, channel, priority, claim.now().toEpochMilli(), wanted);
            taken.addAll(marked(sql, claim, due));
            if (due.size() < wanted) {
                priority++;
            } else {
                looks--;
            }
        }
        return taken.stream().map(found -> claimed(claim, found)).toList();
    }

    private Found found(Sql sql, ResultSet row) throws SQLException {
        Row brief = Rows.brief(row);
        return new Found(brief, rows.delivery(sql, row, brief.progress()));
    }

    /** Ends what is not to be sent, and keeps the attempt of what was claimed before. */
    private boolean isPutAside(Sql sql, Claim claim, Row row) throws SQLException {
        boolean lost = row.state() == DeliveryState.SENDING;
        if (lost || row.reported()) {
            keepAttempt(sql, row, lost);
        }
        if (lost && row.progress().acceptedAt() != null) {
            changes.apply(sql, row, Changes.with(row.progress(), DeliveryState.ACCEPTED, claim.now(), null));
        } else if (lost && row.ending() != null) {
            changes.end(sql, row, row.ending(), Results.reasonOf(row.ending()));
        } else if (row.notAfter() <= claim.now().toEpochMilli()) {
            changes.end(sql, row, DeliveryState.EXPIRED, Reason.EXPIRED);
        } else {
            return false;
        }
        return true;
    }

    /** Those of the deliveries found that go out, marked as being sent by one statement for all. */
    private List<Found> marked(Sql sql, Claim claim, List<Found> due) throws SQLException {
        List<Found> going = new ArrayList<>(due.size());
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (Found found : due) {
            if (!isPutAside(sql, claim, found.row())) {
                going.add(found);
                numbers.add(Long.toString(found.row().no()));
                changes.count(found.row(), DeliveryState.SENDING, null);
            }
        }
        if (!going.isEmpty()) {
            sql.update(
                    "UPDATE delivery SET state = 1, attempts = attempts + 1, due_at = ?, started_at = ?, node = ?"
                            + " WHERE no IN (SELECT value FROM json_each(?))",
                    claim.now().plus(claim.lease()).toEpochMilli(),
                    claim.now().toEpochMilli(),
                    claim.node(),
                    numbers.toString());
        }
        return going;
    }

    private Delivery claimed(Claim claim, Found found) {
        Delivery.Progress before = found.row().progress();
        Delivery.Progress after = new Delivery.Progress(
                DeliveryState.SENDING,
                before.attempts() + 1,
                claim.now().plus(claim.lease()),
                before.reason(),
                before.providerId(),
                before.acceptedAt(),
                before.deliveredAt(),
                before.confirmedAt());
        held.put(found.delivery().id(), found.row().claimed(claim.node(), after));
        return found.delivery().at(after);
    }

    /** The delivery as this attempt's claim left it; {@code null} when it is not known. */
    @Nullable
    Row held(Attempt attempt) {
        Row row = held.get(attempt.delivery());
        if (row == null
                || row.progress().attempts() != attempt.number()
                || !attempt.node().equals(row.node())) {
            return null;
        }
        held.remove(attempt.delivery());
        return row;
    }

    /** Moves the newest attempt from the delivery to the older ones, because a newer one takes its place. */
    private static void keepAttempt(Sql sql, Row row, boolean lost) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO attempt (delivery, number, started_at, ended_at, answer, reason, detail, node)"
                        + " SELECT no, attempts, started_at, ended_at, coalesce(answer, ''), coalesce(attempt_reason, ?),"
                        + " coalesce(detail, ''), coalesce(node, '') FROM delivery WHERE no = ?",
                lost ? Codes.of(Reason.NODE_LOST) : null,
                row.no());
        sql.update(
                "UPDATE delivery SET started_at = NULL, ended_at = NULL, attempt_reason = NULL, answer = NULL, detail = NULL,"
                        + " node = NULL WHERE no = ?",
                row.no());
    }

    /** Gives claims back that were not tried. */
    void release(Sql sql, String node, List<Delivery> claimed, Instant dueAt) throws SQLException {
        for (Delivery delivery : claimed) {
            Row row = Changes.byId(sql, delivery.id().value()).orElse(null);
            if (row != null
                    && node.equals(row.node())
                    && !row.reported()
                    && row.progress().attempts() == delivery.progress().attempts()) {
                held.remove(delivery.id());
                if (row.state() == DeliveryState.SENDING) {
                    release(sql, row, dueAt);
                } else {
                    changes.claimEnded(sql, row);
                }
                sql.update("UPDATE delivery SET started_at = NULL, node = NULL WHERE no = ?", row.no());
            }
        }
    }

    private void release(Sql sql, Row row, Instant dueAt) throws SQLException {
        Delivery.Progress before = row.progress();
        int attempts = before.attempts() - 1;
        DeliveryState state = attempts == 0 ? DeliveryState.QUEUED : DeliveryState.RETRYING;
        Reason reason = before.reason();
        if (before.acceptedAt() != null) {
            // An earlier attempt, believed lost, was accepted after all.
            state = DeliveryState.ACCEPTED;
            reason = null;
        } else if (row.ending() != null) {
            state = row.ending();
            reason = Results.reasonOf(state);
        }
        Delivery.Progress after = new Delivery.Progress(
                state,
                attempts,
                dueAt,
                reason,
                before.providerId(),
                before.acceptedAt(),
                before.deliveredAt(),
                before.confirmedAt());
        changes.apply(sql, row, after);
    }

    /** After a start nobody is sending: what a process that died had claimed is due at once, as lost with its node. */
    static void forgetAll(Sql sql) throws SQLException {
        sql.update("UPDATE delivery INDEXED BY pending SET due_at = 0 WHERE state < 3 AND state = 1");
    }
}
