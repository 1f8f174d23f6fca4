package org.airalert.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.airalert.store.Ledger;
import org.airalert.store.Unavailable;
import org.airalert.store.Unusable;

/**
 * The ledger of a data folder, opened for reading only and without the folder's lock: a gateway may be at work on it meanwhile, because
 * readers and the writer of a file in WAL mode do not wait for each other (sqlite.org/wal.html). Nothing in the file is changed, not
 * even an older schema.
 */
public final class SqliteReading implements AutoCloseable {
    private static final int WAITING = 16;

    private final Readers readers;
    private final Ledger ledger;

    private SqliteReading(Vertx vertx, Sql sql) {
        this.readers = new Readers(vertx, List.of(sql), WAITING);
        this.ledger = new SqliteLedger(
                (rows, work) -> Future.failedFuture(new Unavailable("the store was opened for reading only")), readers);
    }

    /**
     * Opens the file. Blocks.
     *
     * @throws Unusable when there is none, it is not a store, or it was made by a newer program
     */
    public static SqliteReading open(Vertx vertx, Path folder) {
        Path file = folder.resolve(SqliteStore.FILE);
        if (!Files.isRegularFile(file)) {
            throw new Unusable("data folder " + folder + ": no " + SqliteStore.FILE + " in it");
        }
        try {
            Sql sql = new Connections(file).reader();
            try {
                Schema.requireKnown(sql);
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
            return new SqliteReading(vertx, sql);
        } catch (SQLException e) {
            throw new Unusable(
                    "data folder " + folder + ": " + SqliteStore.FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads as the store's own; a commit fails with {@link Unavailable}. */
    public Ledger ledger() {
        return ledger;
    }

    /** Lets reads under way finish. Blocks. */
    @Override
    public void close() throws SQLException {
        try {
            readers.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
