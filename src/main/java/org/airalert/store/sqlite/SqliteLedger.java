package org.airalert.store.sqlite;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/** The ledger's documents and journals as rows. */
final class SqliteLedger implements Ledger {
    private static final String DOCUMENT = "SELECT kind, id, version, tag, body FROM document WHERE kind = ?";
    private static final String ENTRY = "SELECT number, key, body FROM journal WHERE journal = ?";

    private final Committing committing;
    private final Reading readers;

    /** Carries a commit out: the store's writer, or a refusal where the file is open for reading only. */
    interface Committing {
        Future<List<Long>> submit(int rows, Writer.Work<List<Long>> work);
    }

    SqliteLedger(Committing committing, Reading readers) {
        this.committing = committing;
        this.readers = readers;
    }

    @Override
    public Future<Optional<Document>> get(String kind, String id) {
        return readers.read(sql -> sql.first(SqliteLedger::document, DOCUMENT + " AND id = ?", kind, id));
    }

    @Override
    public Future<List<Document>> list(Query query) {
        List<Object> values = new ArrayList<>(List.of(query.kind()));
        StringBuilder text = new StringBuilder(DOCUMENT);
        if (query.tag() != null) {
            text.append(" AND tag = ?");
            values.add(query.tag());
        }
        if (query.cursor() != null) {
            text.append(query.newestFirst() ? " AND id < ?" : " AND id > ?");
            values.add(query.cursor());
        }
        text.append(query.newestFirst() ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?");
        values.add(query.limit());
        return readers.read(sql -> sql.list(SqliteLedger::document, text.toString(), values.toArray()));
    }

    @Override
    public Future<Long> count(String kind, @Nullable String tag) {
        return readers.read(sql -> tag == null
                ? sql.number(0, "SELECT count(*) FROM document WHERE kind = ?", kind)
                : sql.number(0, "SELECT count(*) FROM document WHERE kind = ? AND tag = ?", kind, tag));
    }

    @Override
    public Future<List<Long>> commit(Commit commit) {
        int rows = commit.writes().size() + commit.appends().size();
        return committing.submit(rows, sql -> write(sql, commit));
    }

    @Override
    public Future<List<Entry>> read(String journal, long after, int limit) {
        return readers.read(sql -> sql.list(
                SqliteLedger::entry, ENTRY + " AND number > ? ORDER BY number LIMIT ?", journal, after, limit));
    }

    @Override
    public Future<Optional<Entry>> last(String journal) {
        return readers.read(sql -> sql.first(SqliteLedger::entry, ENTRY + " ORDER BY number DESC LIMIT 1", journal));
    }

    @Override
    public Future<Optional<Entry>> find(String journal, String key) {
        return readers.read(sql -> sql.first(SqliteLedger::entry, ENTRY + " AND key = ?", journal, key));
    }

    private static List<Long> write(Sql sql, Commit commit) throws SQLException {
        for (Write write : commit.writes()) {
            write(sql, write);
        }
        List<Long> numbers = new ArrayList<>();
        for (Append append : commit.appends()) {
            numbers.add(append(sql, append));
        }
        return numbers;
    }

    private static void write(Sql sql, Write write) throws SQLException {
        long version =
                sql.number(0, "SELECT version FROM document WHERE kind = ? AND id = ?", write.kind(), write.id());
        if (write.expected() != Write.ANY && write.expected() != version) {
            throw new Conflict(
                    write.kind() + " " + write.id() + ": version " + version + " (expected: " + write.expected() + ")");
        }
        if (write.body() == null) {
            sql.update("DELETE FROM document WHERE kind = ? AND id = ?", write.kind(), write.id());
        } else if (version == 0) {
            sql.update(
                    "INSERT INTO document (kind, id, version, tag, body) VALUES (?, ?, 1, ?, ?)",
                    write.kind(),
                    write.id(),
                    write.tag(),
                    write.body());
        } else {
            sql.update(
                    "UPDATE document SET version = ?, tag = ?, body = ? WHERE kind = ? AND id = ?",
                    version + 1,
                    write.tag(),
                    write.body(),
                    write.kind(),
                    write.id());
        }
    }

    private static long append(Sql sql, Append append) throws SQLException {
        if (append.key() != null) {
            long earlier = sql.number(
                    0, "SELECT number FROM journal WHERE journal = ? AND key = ?", append.journal(), append.key());
            if (earlier > 0) {
                return earlier;
            }
        }
        long last = sql.number(0, "SELECT max(number) FROM journal WHERE journal = ?", append.journal());
        if (append.expectedLast() != Write.ANY && append.expectedLast() != last) {
            throw new Conflict("journal " + append.journal() + ": last entry " + last + " (expected: "
                    + append.expectedLast() + ")");
        }
        sql.update(
                "INSERT INTO journal (journal, number, key, body) VALUES (?, ?, ?, ?)",
                append.journal(),
                last + 1,
                append.key(),
                append.body());
        return last + 1;
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong(1), row.getString(2), row.getString(3));
    }
}
