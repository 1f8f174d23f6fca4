package org.airalert.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.airalert.store.Unusable;

/**
 * The file's tables, version by version. A file of an older program is brought forward in one transaction; one of a newer program is
 * refused. A version that was released is never edited: a change is a new version.
 */
final class Schema {
    private static final List<List<String>> VERSIONS = List.of(Schema.first(), Schema.second());

    private Schema() {}

    /** The version that this program writes. */
    static int newest() {
        return VERSIONS.size();
    }

    /** Brings the file to the newest version. */
    static void bringForward(Sql sql) throws SQLException {
        sql.update("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
        long version = requireKnown(sql);
        if (version == newest()) {
            return;
        }
        for (int next = (int) version + 1; next <= newest(); next++) {
            for (String statement : VERSIONS.get(next - 1)) {
                sql.update(statement);
            }
            sql.update("INSERT INTO schema_version (version) VALUES (?)", next);
        }
        sql.commit();
    }

    /** The file's version, which this program knows. */
    static long requireKnown(Sql sql) throws SQLException {
        long version = sql.number(0, "SELECT max(version) FROM schema_version");
        if (version > newest()) {
            throw new Unusable("the file was made by a newer program: schema " + version + " (expected: at most "
                    + newest() + ")");
        }
        return version;
    }

    private static List<String> first() {
        return List.of(
                // Ledger
                """
                CREATE TABLE document (
                  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, tag TEXT NOT NULL, body TEXT NOT NULL,
                  UNIQUE (kind, id))""",
                "CREATE INDEX document_by_tag ON document (kind, tag, id)",
                """
                CREATE TABLE journal (
                  journal TEXT NOT NULL, number INTEGER NOT NULL, key TEXT, body TEXT NOT NULL,
                  UNIQUE (journal, number))""",
                "CREATE UNIQUE INDEX journal_by_key ON journal (journal, key) WHERE key IS NOT NULL",
                // Names that stand in every delivery, once
                "CREATE TABLE alert (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL)",
                "CREATE INDEX alert_by_event ON alert (event)",
                "CREATE TABLE channel (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
                // Deliveries; numbers of states and reasons: Codes. What changes comes before what is long and never
                // changes.
                """
                CREATE TABLE delivery (
                  no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
                  alert INTEGER NOT NULL, channel INTEGER NOT NULL, sequence INTEGER NOT NULL, round INTEGER NOT NULL,
                  priority INTEGER NOT NULL, planned_at INTEGER NOT NULL, not_after INTEGER NOT NULL, confirm_by INTEGER,
                  state INTEGER NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL, reason INTEGER, ending INTEGER,
                  behind INTEGER, accepted_at INTEGER, delivered_at INTEGER, confirmed_at INTEGER,
                  started_at INTEGER, ended_at INTEGER, attempt_reason INTEGER, answer TEXT, detail TEXT, node TEXT,
                  provider_id TEXT, targeted INTEGER, arrived INTEGER, missed INTEGER,
                  recipient TEXT NOT NULL, address TEXT NOT NULL, fields TEXT)""",
                "CREATE INDEX pending ON delivery (channel, priority, due_at, state, not_after) WHERE state < 3",
                "CREATE INDEX unreported ON delivery (channel, accepted_at) WHERE state = 3",
                // Failed, expired, unconfirmed. A range, because a list in the condition doubles the cost of every
                // change of state.
                "CREATE INDEX unwell ON delivery (state, id) WHERE state BETWEEN 6 AND 8",
                // Attempts before the newest, which stands in the delivery itself: most deliveries have only one
                """
                CREATE TABLE attempt (
                  delivery INTEGER NOT NULL, number INTEGER NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER,
                  answer TEXT NOT NULL, reason INTEGER, detail TEXT NOT NULL, node TEXT NOT NULL,
                  PRIMARY KEY (delivery, number)) WITHOUT ROWID""",
                """
                CREATE TABLE provider (
                  channel INTEGER NOT NULL, provider_id TEXT NOT NULL, delivery INTEGER NOT NULL,
                  PRIMARY KEY (channel, provider_id)) WITHOUT ROWID""",
                """
                CREATE TABLE early_receipt (
                  channel INTEGER NOT NULL, provider_id TEXT NOT NULL, received_at INTEGER NOT NULL, state INTEGER NOT NULL,
                  at INTEGER NOT NULL, reason TEXT NOT NULL, targeted INTEGER, arrived INTEGER, missed INTEGER)""",
                "CREATE INDEX early_receipt_by_id ON early_receipt (channel, provider_id)",
                "CREATE INDEX early_receipt_by_time ON early_receipt (received_at)",
                // Numbers kept up with every change
                """
                CREATE TABLE tally (
                  alert INTEGER NOT NULL, channel INTEGER NOT NULL, state INTEGER NOT NULL, number INTEGER NOT NULL,
                  PRIMARY KEY (alert, channel, state)) WITHOUT ROWID""",
                """
                CREATE TABLE latency (
                  alert INTEGER NOT NULL, channel INTEGER NOT NULL, bucket INTEGER NOT NULL, number INTEGER NOT NULL,
                  PRIMARY KEY (alert, channel, bucket)) WITHOUT ROWID""");
    }

    /** How far work has come that goes on in pieces. */
    private static List<String> second() {
        return List.of("CREATE TABLE mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID");
    }
}
