package org.airalert.store.sqlite;

import static org.airalert.store.Done.done;

import java.nio.file.Path;
import org.airalert.store.ReceiptContract;
import org.airalert.store.Store;
import org.junit.jupiter.api.io.TempDir;

class SqliteDeliveryStoreTest extends ReceiptContract {
    @TempDir
    Path folder;

    @Override
    protected Store open() {
        return done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
    }
}
