package org.airalert.store.sqlite;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Verdict;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.DeliveryStore.Result;
import org.airalert.store.DeliveryStore.Tracked;
import org.airalert.store.Ledger.Append;
import org.airalert.store.Ledger.Commit;
import org.airalert.store.Ledger.Write;
import org.airalert.store.Store;
import org.airalert.store.Unusable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies beside a running store, and what is forgotten after its time. */
class SqliteCareTest {
    private static final String CHANNEL = "schools-push";
    private static final int SCHOOLS = 2_500;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    private Path data;
    private Store store;

    @BeforeEach
    void open() {
        data = folder.resolve("data");
        store = done(SqliteStore.open(vertx, data, SqliteSettings.defaults().keeping(KEPT)));
    }

    @AfterEach
    void close() {
        done(store.close());
        done(vertx.close());
    }

    @Test
    void a_copy_made_while_the_store_is_written_to_holds_everything_acknowledged_before_it() {
        plan();
        for (int i = 0; i < 50; i++) {
            done(append(i));
        }
        List<Future<List<Long>>> meanwhile =
                IntStream.range(50, 500).mapToObj(this::append).toList();

        SqliteBackup.Copy copy = SqliteBackup.copy(data, folder.resolve("copy.db"));

        meanwhile.forEach(one -> done(one));
        assertThat(copy.deliveries()).isEqualTo(SCHOOLS);
        assertThat(copy.entries()).isBetween(50L, 500L);
        assertThat(folder.resolve("copy.db.part")).doesNotExist();
    }

    @Test
    void a_copy_in_an_empty_folder_is_a_store() throws Exception {
        Delivery[] planned = plan();
        done(append(1));
        Path restored = Files.createDirectories(folder.resolve("restored"));

        SqliteBackup.copy(data, restored.resolve("gateway.db"));

        Store second = done(SqliteStore.open(vertx, restored, SqliteSettings.defaults()));
        assertThat(done(second.ledger().last("events")).orElseThrow().key()).isEqualTo("k1");
        assertThat(done(second.deliveries().find(planned[0].id()))).isPresent();
        done(second.close());
    }

    @Test
    void a_copy_never_takes_the_place_of_another_file() throws Exception {
        Path there = Files.writeString(folder.resolve("copy.db"), "precious");

        assertThatThrownBy(() -> SqliteBackup.copy(data, there))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("there is a file of that name already");

        assertThat(there).hasContent("precious");
    }

    @Test
    void older_attempts_are_forgotten_after_their_time_and_the_delivery_with_its_last_one_stays() {
        Delivery[] planned = plan();
        failOnceThenAccept();
        done(append(1));
        Instant before = Deliveries.NOW.plus(KEPT);

        done(store.deliveries().sweep(CHANNEL, before, null));
        assertThat(answers(planned)).containsOnly(List.of("503", "202"));

        done(store.deliveries().sweep(CHANNEL, before.plus(Duration.ofHours(2)), null));
        assertThat(answers(planned)).containsOnly(List.of("202"));
        assertThat(done(store.ledger().last("events")).orElseThrow().key()).isEqualTo("k1");
        assertThat(done(store.deliveries().counts(planned[0].alert())).get(CHANNEL))
                .containsEntry(DeliveryState.ACCEPTED, (long) SCHOOLS);
    }

    private List<List<String>> answers(Delivery[] planned) {
        List<List<String>> answers = new ArrayList<>();
        for (int i = 0; i < planned.length; i += 500) {
            Tracked tracked = done(store.deliveries().find(planned[i].id())).orElseThrow();
            answers.add(tracked.attempts().stream().map(Attempt::answer).toList());
        }
        return answers;
    }

    private Delivery[] plan() {
        Delivery[] all = IntStream.range(0, SCHOOLS)
                .mapToObj(i -> Deliveries.queued(1, CHANNEL, "school-" + i))
                .sorted(Comparator.comparing(one -> one.id().value()))
                .toArray(Delivery[]::new);
        done(store.deliveries().plan(List.of(all)));
        return all;
    }

    private void failOnceThenAccept() {
        Instant now = Deliveries.NOW;
        Reason down = Reason.UNAVAILABLE;
        record(now, "503", down, new Verdict(DeliveryState.RETRYING, now, down, null));
        record(now, "202", null, new Verdict(DeliveryState.ACCEPTED, now, null, null));
    }

    private void record(Instant now, String answer, Reason reason, Verdict verdict) {
        List<Delivery> claimed =
                done(store.deliveries().claim(new Claim(CHANNEL, "n1", SCHOOLS, now, Duration.ofMinutes(1))));
        assertThat(claimed).hasSize(SCHOOLS);
        done(store.deliveries()
                .record(claimed.stream()
                        .map(one -> new Result(
                                new Attempt(one.id(), one.progress().attempts(), now, now, answer, reason, "", "n1"),
                                verdict))
                        .toList()));
    }

    private Future<List<Long>> append(int number) {
        return store.ledger()
                .commit(new Commit(List.of(), List.of(new Append("events", Write.ANY, "k" + number, "{}"))));
    }
}
