package org.airalert.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Opens connections to the one file, each with the settings of its use. */
final class Connections {
    /** Readers need little of their own: the file's pages are in the operating system's cache as well. */
    private static final int READER_CACHE_KIB = 8_192;

    /** Pages of 4 KiB after which the log is copied into the file: seldom enough to write each changed page once for many changes. */
    private static final int CHECKPOINT_PAGES = 8_000;

    private static final int BUSY_MILLIS = 10_000;

    private final Path file;

    Connections(Path file) {
        this.file = file;
    }

    /** {@code synchronous=FULL} in WAL mode: each commit is on disk when it returns (sqlite.org/pragma.html#pragma_synchronous). */
    Sql writer(int cacheKib) throws SQLException {
        return open(
                false,
                List.of(
                        // Of a new file only: one that is there keeps what it has.
                        "PRAGMA auto_vacuum=INCREMENTAL",
                        "PRAGMA journal_mode=WAL",
                        "PRAGMA synchronous=FULL",
                        "PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES,
                        "PRAGMA journal_size_limit=67108864",
                        "PRAGMA cache_size=-" + cacheKib,
                        "PRAGMA temp_store=MEMORY"));
    }

    Sql reader() throws SQLException {
        return open(true, List.of("PRAGMA cache_size=-" + READER_CACHE_KIB, "PRAGMA temp_store=MEMORY"));
    }

    private Sql open(boolean readOnly, List<String> settings) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        // Otherwise the driver asks for the last row's number after each insert.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            // In its auto-commit mode the driver tries to begin a transaction before each statement.
            connection.setAutoCommit(readOnly);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new Sql(connection);
    }
}
