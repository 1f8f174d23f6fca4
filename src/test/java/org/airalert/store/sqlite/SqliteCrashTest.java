package org.airalert.store.sqlite;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.Ledger.Entry;
import org.airalert.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Architecture, decision 2: what was acknowledged outlives {@code kill -9}. */
class SqliteCrashTest {
    private static final int ROUNDS = 3;

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void a_process_killed_while_writing_loses_nothing_that_it_had_acknowledged() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            Path data = folder.resolve("round" + round);
            int acknowledged = killAfter(data, 100L * round + 37);
            Store store = done(SqliteStore.open(vertx, data, SqliteSettings.defaults()));
            List<Entry> entries = done(store.ledger().read("events", 0, acknowledged + 10));
            assertThat(entries).hasSizeBetween(acknowledged, acknowledged + 1);
            for (int i = 1; i <= acknowledged; i++) {
                assertThat(entries.get(i - 1)).isEqualTo(new Entry(i, "k" + i, "" + i));
                assertThat(done(store.deliveries()
                                .find(Deliveries.queued(1, "china-mobile", "r" + i)
                                        .id())))
                        .isPresent();
            }
            whatWasClaimedIsSentAgain(store, acknowledged);
            done(store.close());
        }
    }

    private void whatWasClaimedIsSentAgain(Store store, int acknowledged) {
        List<Delivery> all = done(store.deliveries()
                .claim(new Claim("china-mobile", "n1", 10_000, Deliveries.NOW, Duration.ofMinutes(1))));
        assertThat(all).hasSizeBetween(acknowledged, acknowledged + 1);
        long again = all.stream().filter(one -> one.progress().attempts() == 2).count();
        assertThat(again).isBetween((long) acknowledged / 3 - 1, (long) acknowledged / 3 + 1);
        assertThat(done(store.deliveries().counts(Deliveries.alert("event-1", 1))))
                .isEqualTo(Map.of("china-mobile", Map.of(DeliveryState.SENDING, (long) all.size())));
    }

    /** @return how many writes the process had acknowledged when it was killed */
    private static int killAfter(Path data, long lines) throws Exception {
        Process writer = Child.start(CrashingWriter.class, data.toString());
        int acknowledged = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            long seen = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("written ")) {
                    acknowledged = Integer.parseInt(line.substring("written ".length()));
                    if (++seen == lines) {
                        writer.toHandle().destroyForcibly();
                    }
                }
            }
        } finally {
            writer.toHandle().destroyForcibly();
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).isGreaterThanOrEqualTo((int) lines);
        return acknowledged;
    }
}
