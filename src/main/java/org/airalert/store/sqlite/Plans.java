package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.alert.EventId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.store.sqlite.Rows.Row;

/** Adds planned deliveries and lets them overtake older ones of the same event, channel and recipient. For the writing thread. */
final class Plans {
    private final Changes changes;

    Plans(Changes changes) {
        this.changes = changes;
    }

    int add(Sql sql, List<Delivery> deliveries) throws SQLException {
        Map<EventId, Boolean> alone = new HashMap<>();
        int added = 0;
        for (Delivery delivery : deliveries) {
            long alert = changes.names().number(sql, delivery.alert(), delivery.event());
            Boolean first = alone.get(delivery.event());
            if (first == null) {
                first = isAlone(sql, delivery.event());
                alone.put(delivery.event(), first);
            }
            // An event's first alert can neither overtake nor be overtaken, which spares a look-up for each delivery.
            Standing standing = first && delivery.round() == 0 ? Standing.NEWEST : overtake(sql, delivery);
            added += insert(sql, delivery, alert, standing);
        }
        return added;
    }

    /**
     * @param behind number of the delivery whose attempt must end first; 0: none
     * @param notBefore end of a claim by which an older one may still be sent; 0: none
     */
    private record Standing(boolean overtaken, long behind, long notBefore) {
        private static final Standing NEWEST = new Standing(false, 0, 0);
    }

    private static boolean isAlone(Sql sql, EventId event) throws SQLException {
        return sql.number(0, "SELECT count(*) FROM alert WHERE event = ?", event.value()) == 1;
    }

    private Standing overtake(Sql sql, Delivery delivery) throws SQLException {
        Place place = Place.of(Ids.bytes(delivery.id()));
        if (place.newest(sql) > delivery.sequence()) {
            return new Standing(true, 0, 0);
        }
        long behind = 0;
        long notBefore = 0;
        long now = delivery.progress().dueAt().toEpochMilli();
        for (Row older : place.unsentBefore(sql, delivery.sequence(), now)) {
            if (!older.state().isPending()) {
                notBefore = Math.max(notBefore, older.progress().dueAt().toEpochMilli());
            } else if (older.state() == DeliveryState.SENDING) {
                behind = older.no();
                sql.update(
                        "UPDATE delivery SET ending = ? WHERE no = ? AND ending IS NULL",
                        Codes.of(DeliveryState.SUPERSEDED),
                        older.no());
            } else {
                changes.end(sql, older, DeliveryState.SUPERSEDED, Reason.SUPERSEDED);
            }
        }
        return new Standing(false, behind, notBefore);
    }

    private int insert(Sql sql, Delivery delivery, long alert, Standing standing) throws SQLException {
        long channel = changes.names().number(sql, delivery.channel());
        Delivery.Progress progress = delivery.progress();
        boolean overtaken = standing.overtaken() && progress.state().isPending();
        DeliveryState state = overtaken ? DeliveryState.SUPERSEDED : progress.state();
        boolean blocked = standing.behind() > 0 && state.isPending();
        long due = progress.dueAt().toEpochMilli();
        if (state.isPending()) {
            due = blocked ? Changes.BLOCKED : Math.max(due, standing.notBefore());
        }
        int added = sql.update(
                "INSERT OR IGNORE INTO delivery (id, alert, channel, sequence, round, priority, planned_at, not_after,"
                        + " confirm_by, state, attempts, due_at, reason, behind, recipient, address, fields)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)",
                Ids.bytes(delivery.id()),
                alert,
                channel,
                delivery.sequence(),
                delivery.round(),
                Codes.of(delivery.priority()),
                delivery.plannedAt().toEpochMilli(),
                delivery.notAfter().toEpochMilli(),
                Rows.millis(delivery.confirmBy()),
                Codes.of(state),
                due,
                Codes.of(overtaken ? Reason.SUPERSEDED : progress.reason()),
                blocked ? standing.behind() : null,
                delivery.recipient(),
                delivery.address(),
                Rows.json(delivery.fields()));
        if (added > 0) {
            changes.added(alert, channel, state);
        }
        return added;
    }
}
