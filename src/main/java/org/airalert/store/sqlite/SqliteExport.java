package org.airalert.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Moved;
import org.airalert.store.Unusable;
import org.jspecify.annotations.Nullable;

/** Everything in a data folder, page by page, while nobody else has the folder. Every method blocks. For one thread at a time. */
public final class SqliteExport implements AutoCloseable {
    private final FolderLock lock;
    private final Sql sql;
    private final Rows rows = new Rows(new Names());

    private SqliteExport(FolderLock lock, Sql sql) {
        this.lock = lock;
        this.sql = sql;
    }

    /** @throws Unusable when there is no store, a gateway is running on it, or a newer program made it */
    public static SqliteExport open(Path folder) {
        Path file = folder.resolve(SqliteStore.FILE);
        if (!Files.isRegularFile(file)) {
            throw new Unusable("data folder " + folder + ": no " + SqliteStore.FILE + " in it");
        }
        FolderLock lock = FolderLock.take(folder);
        try {
            Sql sql = new Connections(file).reader();
            Schema.requireKnown(sql);
            return new SqliteExport(lock, sql);
        } catch (SQLException | Unusable e) {
            closed(lock);
            throw new Unusable("data folder " + folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static void closed(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Ledger.Document> documents(Ledger.@Nullable Document after, int limit) throws SQLException {
        return sql.list(
                row -> new Ledger.Document(
                        row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5)),
                "SELECT kind, id, version, tag, body FROM document WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT ?",
                after == null ? "" : after.kind(),
                after == null ? "" : after.id(),
                limit);
    }

    public List<String> journals() throws SQLException {
        return sql.list(row -> row.getString(1), "SELECT DISTINCT journal FROM journal ORDER BY journal");
    }

    public List<Ledger.Entry> entries(String journal, long after, int limit) throws SQLException {
        return sql.list(
                row -> new Ledger.Entry(row.getLong(1), row.getString(2), row.getString(3)),
                "SELECT number, key, body FROM journal WHERE journal = ? AND number > ? ORDER BY number LIMIT ?",
                journal,
                after,
                limit);
    }

    /** In the order of ids; {@code after} is the last id of the page before. */
    public List<Moved> deliveries(@Nullable DeliveryId after, int limit) throws SQLException {
        return sql.list(
                this::moved,
                Rows.FULL + "WHERE id > ? ORDER BY id LIMIT ?",
                after == null ? new byte[0] : Ids.bytes(after),
                limit);
    }

    private Moved moved(ResultSet row) throws SQLException {
        Rows.Row brief = Rows.brief(row);
        Delivery.Progress progress = Rows.progress(row);
        DeliveryId behind = null;
        if (progress.dueAt().toEpochMilli() == Changes.BLOCKED) {
            behind = behind(brief.no());
            progress = Changes.with(
                    progress, progress.state(), java.time.Instant.ofEpochMilli(brief.plannedAt()), progress.reason());
        }
        Delivery delivery = rows.delivery(sql, row, progress);
        Attempt newest = Rows.newestAttempt(row);
        List<Attempt> attempts = new ArrayList<>(older(delivery.id(), brief.no()));
        if (newest != null) {
            attempts.add(newest);
        }
        return new Moved(new DeliveryStore.Tracked(delivery, attempts, Rows.counts(row)), brief.ending(), behind);
    }

    private @Nullable DeliveryId behind(long no) throws SQLException {
        return sql.first(
                        row -> Ids.id(row.getBytes(1)),
                        "SELECT id FROM delivery WHERE no = (SELECT behind FROM delivery WHERE no = ?)",
                        no)
                .orElse(null);
    }

    private List<Attempt> older(DeliveryId id, long no) throws SQLException {
        return sql.list(
                row -> Rows.attempt(id, row),
                "SELECT number, started_at, ended_at, answer, reason, detail, node FROM attempt WHERE delivery = ?"
                        + " ORDER BY number",
                no);
    }

    @Override
    public void close() throws SQLException {
        sql.close();
        closed(lock);
    }
}
