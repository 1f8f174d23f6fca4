package org.airalert.store.sqlite;

import static org.airalert.store.Ledger.Write.ANY;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.airalert.delivery.Deliveries;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.Ledger.Append;
import org.airalert.store.Ledger.Commit;
import org.airalert.store.Store;

/** Writes without end and prints each thing once it is acknowledged, until it is killed. */
final class CrashingWriter {
    private CrashingWriter() {}

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Store store = SqliteStore.open(vertx, Path.of(arguments[0]), SqliteSettings.defaults())
                    .await(30, TimeUnit.SECONDS);
            for (int i = 1; ; i++) {
                write(store, i);
            }
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
            vertx.close().await();
        }
    }

    private static void write(Store store, int i) throws Exception {
        String recipient = "r" + i;
        var planned = store.deliveries().plan(List.of(Deliveries.queued(1, "china-mobile", recipient)));
        var appended =
                store.ledger().commit(new Commit(List.of(), List.of(new Append("events", ANY, "k" + i, "" + i))));
        appended.await(30, TimeUnit.SECONDS);
        planned.await(30, TimeUnit.SECONDS);
        System.out.println("written " + i);
        if (i % 3 == 0) {
            store.deliveries()
                    .claim(new Claim("china-mobile", "n1", 1, Deliveries.NOW, Duration.ofMinutes(1)))
                    .await(30, TimeUnit.SECONDS);
            System.out.println("claimed " + i);
        }
    }
}
