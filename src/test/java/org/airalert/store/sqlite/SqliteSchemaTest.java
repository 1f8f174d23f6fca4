package org.airalert.store.sqlite;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.Ledger.Document;
import org.airalert.store.Ledger.Entry;
import org.airalert.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every version of the schema, from the first one on, become what this program writes, with all that was in them. */
class SqliteSchemaTest {
    private static final String CHANNEL = "schools-push";

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void a_file_of_the_first_version_is_brought_forward_with_all_that_was_in_it() throws Exception {
        load("/store/version-1.sql");

        Store store = done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));

        assertThat(done(store.ledger().get("alert", "a1")))
                .contains(new Document("alert", "a1", 1, "published", "{\"of\":\"version 1\"}"));
        assertThat(done(store.ledger().read("audit", 0, 10)))
                .containsExactly(new Entry(1, "k1", "{\"first\":true}"), new Entry(2, null, "{\"second\":true}"));
        Delivery retried = Deliveries.queued(1, CHANNEL, "school-1");
        assertThat(done(store.deliveries().find(retried.id())).orElseThrow()).satisfies(tracked -> {
            assertThat(tracked.delivery().progress().state()).isEqualTo(DeliveryState.ACCEPTED);
            assertThat(tracked.attempts()).extracting(Attempt::answer).containsExactly("503", "202");
        });
        assertThat(done(store.deliveries().claim(new Claim(CHANNEL, "n2", 10, Deliveries.NOW, Duration.ofMinutes(1)))))
                .singleElement()
                .satisfies(lost -> {
                    assertThat(lost.recipient()).isEqualTo("school-2");
                    assertThat(lost.progress().attempts()).isEqualTo(2);
                });
        done(store.close());
        assertThat(tables()).isEqualTo(tablesOfANewFile());
    }

    private void load(String resource) throws Exception {
        String sql;
        try (var in = Objects.requireNonNull(SqliteSchemaTest.class.getResourceAsStream(resource))) {
            sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (Connection connection = open(folder);
                Statement statement = connection.createStatement()) {
            for (String one : sql.split(";\n")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private static Connection open(Path at) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + at.resolve("gateway.db"));
    }

    private List<String> tables() throws SQLException {
        return tables(folder);
    }

    private List<String> tablesOfANewFile() throws SQLException {
        Path other = folder.resolve("new");
        done(done(SqliteStore.open(vertx, other, SqliteSettings.defaults())).close());
        return tables(other);
    }

    /** Every table and index with its definition, and the version. */
    private static List<String> tables(Path at) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = open(at);
                Statement statement = connection.createStatement()) {
            add(found, statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"));
            add(found, statement.executeQuery("SELECT max(version) FROM schema_version"));
        }
        return found;
    }

    private static void add(List<String> found, ResultSet rows) throws SQLException {
        while (rows.next()) {
            found.add(rows.getString(1));
        }
    }
}
