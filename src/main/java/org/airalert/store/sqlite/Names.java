package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;

/** Alerts and channels by the small numbers that stand for them in deliveries. Looked up by any thread, added to by the writing one. */
final class Names implements Transaction.Side {
    private final Map<Long, AlertName> alerts = new ConcurrentHashMap<>();
    private final Map<AlertId, Long> alertNumbers = new ConcurrentHashMap<>();
    private final Map<Long, String> channels = new ConcurrentHashMap<>();
    private final Map<String, Long> channelNumbers = new ConcurrentHashMap<>();
    /** Made in the transaction under way; forgotten when it fails, because their numbers may come again for others. */
    private final List<Runnable> forget = new ArrayList<>();

    record AlertName(AlertId id, EventId event) {}

    AlertName alert(Sql sql, long number) throws SQLException {
        AlertName known = alerts.get(number);
        if (known == null) {
            known = sql.first(
                            row -> new AlertName(new AlertId(row.getString(1)), new EventId(row.getString(2))),
                            "SELECT id, event FROM alert WHERE no = ?",
                            number)
                    .orElseThrow();
            alerts.put(number, known);
        }
        return known;
    }

    String channel(Sql sql, long number) throws SQLException {
        String known = channels.get(number);
        if (known == null) {
            known = sql.first(row -> row.getString(1), "SELECT id FROM channel WHERE no = ?", number)
                    .orElseThrow();
            channels.put(number, known);
        }
        return known;
    }

    /** 0 when no delivery of the alert was ever planned. */
    long alertNumber(Sql sql, AlertId alert) throws SQLException {
        Long known = alertNumbers.get(alert);
        if (known == null) {
            known = sql.number(0, "SELECT no FROM alert WHERE id = ?", alert.value());
            if (known > 0) {
                alertNumbers.put(alert, known);
            }
        }
        return known;
    }

    /** 0 when no delivery of the channel was ever planned. */
    long channelNumber(Sql sql, String channel) throws SQLException {
        Long known = channelNumbers.get(channel);
        if (known == null) {
            known = sql.number(0, "SELECT no FROM channel WHERE id = ?", channel);
            if (known > 0) {
                channelNumbers.put(channel, known);
            }
        }
        return known;
    }

    /** The alert's number, given to it when it has none. For the writing thread. */
    long number(Sql sql, AlertId alert, EventId event) throws SQLException {
        long number = alertNumber(sql, alert);
        if (number == 0) {
            sql.update("INSERT INTO alert (id, event) VALUES (?, ?)", alert.value(), event.value());
            number = alertNumber(sql, alert);
            forget.add(() -> alertNumbers.remove(alert));
            long added = number;
            forget.add(() -> alerts.remove(added));
        }
        return number;
    }

    /** The channel's number, given to it when it has none. For the writing thread. */
    long number(Sql sql, String channel) throws SQLException {
        long number = channelNumber(sql, channel);
        if (number == 0) {
            sql.update("INSERT INTO channel (id) VALUES (?)", channel);
            number = channelNumber(sql, channel);
            forget.add(() -> channelNumbers.remove(channel));
            long added = number;
            forget.add(() -> channels.remove(added));
        }
        return number;
    }

    @Override
    public void keep() {}

    @Override
    public void undo() {
        forget.forEach(Runnable::run);
        forget.clear();
    }

    @Override
    public void beforeCommit(Sql sql) {}

    @Override
    public void ended(boolean committed) {
        if (!committed) {
            forget.forEach(Runnable::run);
        }
        forget.clear();
    }
}
