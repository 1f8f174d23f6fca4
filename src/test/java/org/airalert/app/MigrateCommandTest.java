package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Verdict;
import org.airalert.machine.RedisProcess;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.airalert.store.redis.RedisSettings;
import org.airalert.store.redis.RedisStore;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A SQLite store with deliveries in every stage, moved into Redis: everything is read there as it was here, and goes on from there. */
class MigrateCommandTest {
    private static final String CHANNEL = "china-mobile";
    private static final Duration LEASE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final StringWriter told = new StringWriter();
    private RedisProcess redis;
    private Path conf;

    @BeforeEach
    void start() throws Exception {
        redis = RedisProcess.start(folder.resolve("redis"));
        conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(
                conf.resolve("gateway.yaml"), "store:\n  kind: redis\n  redis:\n    url: " + redis.url() + "\n");
    }

    @AfterEach
    void end() {
        redis.close();
        done(vertx.close());
    }

    @Test
    void everything_is_read_in_redis_as_it_was_in_sqlite_and_an_overtaken_one_still_waits() {
        Store sqlite = sqlite();
        List<Delivery> all = fill(sqlite);
        List<DeliveryStore.Tracked> before = tracked(sqlite, all);
        Map<String, Long> backlog = done(sqlite.deliveries().backlog());
        done(sqlite.close());

        assertThat(migrate()).as(told.toString()).isZero();

        int checked = new CommandLine(new VerifyAuditCommand())
                .setOut(new PrintWriter(told))
                .execute("--conf", conf.toString());
        assertThat(checked).isZero();
        assertThat(told.toString()).contains("audit journal of redis: 2 entries whole");

        Store there = redis();
        // The one that waits for another's attempt is due when that ends; until then its time says nothing.
        assertThat(tracked(there, all.subList(0, all.size() - 1))).isEqualTo(before.subList(0, before.size() - 1));
        assertThat(done(there.deliveries().backlog())).isEqualTo(backlog);
        assertThat(done(there.ledger().get("alert", "a1")))
                .contains(new Ledger.Document("alert", "a1", 2, "approved", "{\"名\":2}"));
        assertThat(done(there.ledger().count("alert", "approved"))).isEqualTo(1);
        assertThat(done(new Audit(there.ledger()).verify()).isWhole()).isTrue();
        assertThat(done(there.ledger()
                        .commit(new Ledger.Commit(List.of(), List.of(new Ledger.Append("events", 2, null, "third"))))))
                .containsExactly(3L);
        List<Delivery> claimed = done(there.deliveries()
                .claim(new DeliveryStore.Claim(CHANNEL, "n2", 100, Deliveries.NOW.plus(LEASE), LEASE)));
        assertThat(claimed).extracting(Delivery::recipient).containsExactly("retry");
        done(there.close());
    }

    @Test
    void a_redis_that_holds_something_and_a_folder_in_use_are_refused() {
        Store sqlite = sqlite();
        assertThat(migrate()).isEqualTo(Main.CANNOT_RUN);
        done(sqlite.close());
        assertThat(migrate()).as(told.toString()).isZero();
        Store there = redis();
        done(there.ledger().commit(new Ledger.Commit(List.of(new Ledger.Write("a", "b", 0, "", "{}")), List.of())));
        done(there.close());
        assertThat(migrate()).isEqualTo(Main.CANNOT_RUN);
    }

    private int migrate() {
        return new CommandLine(new MigrateCommand())
                .setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    told.append(failure.getMessage());
                    return Main.CANNOT_RUN;
                })
                .execute(
                        "--conf",
                        conf.toString(),
                        "--data",
                        folder.resolve("data").toString());
    }

    private Store sqlite() {
        return done(SqliteStore.open(vertx, folder.resolve("data"), SqliteSettings.defaults()));
    }

    private Store redis() {
        return done(
                RedisStore.open(vertx, RedisSettings.of(RedisSettings.Mode.STANDALONE, List.of(redis.url()), "", 0)));
    }

    /** The last one waits behind the one that is being sent. */
    private static List<Delivery> fill(Store store) {
        done(store.ledger()
                .commit(new Ledger.Commit(
                        List.of(
                                new Ledger.Write("alert", "a1", 0, "draft", "{}"),
                                new Ledger.Write("alert", "a1", 1, "approved", "{\"名\":2}")),
                        List.of(
                                new Ledger.Append("events", Ledger.Write.ANY, "k1", "first"),
                                new Ledger.Append("events", Ledger.Write.ANY, null, "second")))));
        AuditEntry entry = new AuditEntry(Deliveries.NOW, "officer", "alert.approve", "a1", Map.of());
        done(new Audit(store.ledger()).commit(new Ledger.Commit(List.of(), List.of()), List.of(entry, entry)));
        List<Delivery> all = new ArrayList<>();
        for (String recipient : List.of("accepted", "delivered", "retry", "failed", "sending")) {
            all.add(Deliveries.queued(1, CHANNEL, recipient));
        }
        DeliveryStore deliveries = store.deliveries();
        done(deliveries.plan(all));
        done(deliveries.claim(new DeliveryStore.Claim(CHANNEL, "n1", 9, Deliveries.NOW, LEASE)));
        Verdict accepted = new Verdict(DeliveryState.ACCEPTED, Deliveries.NOW, null, "m-1");
        done(deliveries.record(List.of(
                result(all.get(0), accepted),
                result(all.get(1), new Verdict(DeliveryState.ACCEPTED, Deliveries.NOW, null, "m-2")),
                result(
                        all.get(2),
                        new Verdict(DeliveryState.RETRYING, Deliveries.NOW.plusSeconds(9), Reason.TIMED_OUT, null)),
                result(all.get(3), new Verdict(DeliveryState.FAILED, Deliveries.NOW, Reason.REFUSED, null)))));
        Receipt receipt =
                new Receipt(null, "m-2", Receipt.State.DELIVERED, Deliveries.NOW, new Receipt.Counts(5, 4, 1), "");
        done(deliveries.receive(CHANNEL, List.of(receipt), Deliveries.NOW));
        all.add(Deliveries.queued(2, CHANNEL, "sending"));
        done(deliveries.plan(all.subList(5, 6)));
        return all;
    }

    private static DeliveryStore.Result result(Delivery of, Verdict verdict) {
        Reason reason = verdict.state() == DeliveryState.ACCEPTED ? null : Reason.TIMED_OUT;
        return new DeliveryStore.Result(
                new Attempt(of.id(), 1, Deliveries.NOW, Deliveries.NOW, "200", reason, "", "n1"), verdict);
    }

    private static List<DeliveryStore.Tracked> tracked(Store store, List<Delivery> all) {
        return all.stream()
                .map(one -> done(store.deliveries().find(one.id())).orElseThrow())
                .toList();
    }
}
