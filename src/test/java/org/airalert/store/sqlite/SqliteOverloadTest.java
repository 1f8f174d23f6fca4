package org.airalert.store.sqlite;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.Ledger.Append;
import org.airalert.store.Ledger.Commit;
import org.airalert.store.Ledger.Write;
import org.airalert.store.Store;
import org.airalert.store.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that writes slowly: another process holds the file's lock for a while, as a copy or a sick disk does. */
class SqliteOverloadTest {
    private static final int INTAKE = 20;
    private static final SqliteSettings SMALL =
            new SqliteSettings(INTAKE, 1_000, 4_096, 2, 1_000, 4_096, Duration.ofDays(1), 0);

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void new_work_is_refused_when_too_much_waits_while_work_under_way_goes_on_and_nothing_taken_is_lost()
            throws Exception {
        Store store = done(SqliteStore.open(vertx, folder, SMALL));
        done(store.deliveries().plan(List.of(Deliveries.queued(1, "schools-push", "school-1"))));
        List<Future<List<Long>>> taken = new ArrayList<>();
        Future<List<Delivery>> claimed;
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("gateway.db"))) {
            other.createStatement().execute("BEGIN IMMEDIATE");

            Future<List<Long>> last = append(store, 0);
            for (int number = 1; !last.failed() && number <= 10 * INTAKE; number++) {
                taken.add(last);
                last = append(store, number);
            }
            claimed = store.deliveries()
                    .claim(new Claim("schools-push", "n1", 10, Deliveries.NOW, Duration.ofMinutes(1)));

            assertThat(failure(last)).isInstanceOf(Unavailable.class).hasMessageContaining("waiting to be written");
            assertThat(taken).hasSizeBetween(INTAKE, 2 * INTAKE + 1).noneMatch(Future::isComplete);
            assertThat(claimed.isComplete()).isFalse();
            other.createStatement().execute("ROLLBACK");
        }
        for (int number = 0; number < taken.size(); number++) {
            assertThat(done(taken.get(number))).containsExactly(number + 1L);
        }
        assertThat(done(claimed))
                .singleElement()
                .satisfies(one -> assertThat(one.progress().state()).isEqualTo(DeliveryState.SENDING));
        assertThat(done(store.ledger().read("events", 0, 1_000))).hasSameSizeAs(taken);
        assertThat(done(append(store, 999))).containsExactly(taken.size() + 1L);
        done(store.close());
    }

    @Test
    void while_only_the_reserve_of_the_disk_is_left_new_work_is_refused_and_what_was_taken_goes_on() {
        AtomicLong usable = new AtomicLong(11);
        Store store =
                done(SqliteStore.open(vertx, folder, SqliteSettings.defaults().reserving(10), usable::get));
        done(append(store, 0));

        usable.set(9);

        assertThat(failure(append(store, 1))).isInstanceOf(Unavailable.class).hasMessageContaining("MB are left");
        assertThat(done(store.check()).well()).isFalse();
        Delivery delivery = Deliveries.queued(1, "schools-push", "school-1");
        assertThat(done(store.deliveries().plan(List.of(delivery)))).isEqualTo(1);
        assertThat(done(store.deliveries()
                        .claim(new Claim("schools-push", "n1", 10, Deliveries.NOW, Duration.ofMinutes(1)))))
                .hasSize(1);
        assertThat(done(store.deliveries().confirm(delivery.id(), Deliveries.NOW)))
                .isTrue();

        usable.set(10);

        assertThat(done(store.check()).well()).isTrue();
        assertThat(done(append(store, 1))).containsExactly(2L);
        done(store.close());
    }

    private static Future<List<Long>> append(Store store, int number) {
        return store.ledger()
                .commit(new Commit(List.of(), List.of(new Append("events", Write.ANY, "k" + number, "{}"))));
    }
}
