package org.airalert.store.sqlite;

import static org.airalert.store.Done.done;

import java.nio.file.Path;
import org.airalert.store.LedgerContract;
import org.airalert.store.Store;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path folder;

    @Override
    protected Store open() {
        return done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
    }
}
