package org.airalert.store.sqlite;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look through the file at start: to its end where there is time, and no longer than told where there is not. */
class IntegrityTest {
    private static final int ENTRIES = 20_000;

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void it_ends_when_its_time_is_over_and_the_file_can_be_used_all_the_same() throws Exception {
        Store store = done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
        List<Ledger.Append> entries = IntStream.range(0, ENTRIES)
                .mapToObj(i -> new Ledger.Append("events", Ledger.Write.ANY, "k" + i, "x".repeat(500)))
                .toList();
        done(store.ledger().commit(new Ledger.Commit(List.of(), entries)));
        done(store.close());
        Path file = folder.resolve(SqliteStore.FILE);
        try (Sql sql = new Connections(file).writer(4_096)) {
            assertThat(Integrity.check(sql, file, Duration.ofNanos(1))).isFalse();
            assertThat(sql.number(0, "SELECT count(*) FROM journal")).isEqualTo(ENTRIES);
            assertThat(Integrity.check(sql, file, Duration.ofMinutes(1))).isTrue();
        }
    }
}
