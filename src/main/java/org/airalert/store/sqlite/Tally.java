package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts by alert, channel and something more (state; time to acceptance), summed up in memory while a transaction runs and written once at its
 * end: one row for thousands of changes. For the writing thread.
 */
final class Tally implements Transaction.Side {
    private final String upsert;
    private final Map<Key, Long> held = new HashMap<>();
    private final Map<Key, Long> latest = new HashMap<>();

    private record Key(long alert, long channel, int third) {}

    private Tally(String table, String column) {
        this.upsert = "INSERT INTO " + table + " (alert, channel, " + column + ", number) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET number = number + excluded.number";
    }

    static Tally ofStates() {
        return new Tally("tally", "state");
    }

    static Tally ofLatencies() {
        return new Tally("latency", "bucket");
    }

    void add(long alert, long channel, int third, long number) {
        latest.merge(new Key(alert, channel, third), number, Long::sum);
    }

    @Override
    public void keep() {
        latest.forEach((key, number) -> held.merge(key, number, Long::sum));
        latest.clear();
    }

    @Override
    public void undo() {
        latest.clear();
    }

    @Override
    public void beforeCommit(Sql sql) throws SQLException {
        for (Map.Entry<Key, Long> one : held.entrySet()) {
            if (one.getValue() != 0) {
                Key key = one.getKey();
                sql.update(upsert, key.alert(), key.channel(), key.third(), one.getValue());
            }
        }
    }

    @Override
    public void ended(boolean committed) {
        held.clear();
        latest.clear();
    }
}
