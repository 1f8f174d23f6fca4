package org.airalert.access;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("P7")
class AuditTest {
    private static final Ledger.Commit NOTHING = new Ledger.Commit(List.of(), List.of());

    @TempDir
    Path folder;

    private AccessFixture access;

    @BeforeEach
    void open() {
        access = new AccessFixture(folder);
    }

    @AfterEach
    void close() {
        access.close();
    }

    private static AuditEntry entry(String subject) {
        return new AuditEntry(AccessFixture.START, "wang", "alert.approve", subject, Map.of("level", "red"));
    }

    private static Ledger.Commit document(String id, long expected) {
        return new Ledger.Commit(List.of(new Ledger.Write("thing", id, expected, "", "{}")), List.of());
    }

    @Test
    void a_change_and_its_entry_are_written_together() {
        done(access.audit.commit(document("a", 0), List.of(entry("a"))));

        assertThat(done(access.store.ledger().get("thing", "a"))).isPresent();
        assertThat(done(access.audit.read(0, 10)))
                .extracting(link -> link.entry().subject())
                .containsExactly("a");
    }

    @Test
    void a_change_that_is_refused_leaves_no_entry() {
        done(access.audit.commit(document("a", 0), List.of(entry("first"))));

        assertThat(failure(access.audit.commit(document("a", 0), List.of(entry("second")))))
                .isInstanceOf(Conflict.class);

        assertThat(done(access.audit.size())).isEqualTo(1);
        assertThat(done(access.audit.verify()).isWhole()).isTrue();
    }

    @Test
    void of_many_at_once_the_good_ones_are_written_and_only_the_stale_ones_fail() {
        List<Future<List<Long>>> commits = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            // Every tenth wants to make a document that an earlier one makes.
            commits.add(access.audit.commit(document("d" + (i % 10 == 9 ? i - 1 : i), 0), List.of(entry("e" + i))));
        }

        for (int i = 0; i < commits.size(); i++) {
            Throwable failure = failure(commits.get(i));
            if (i % 10 == 9) {
                assertThat(failure).as("commit %s", i).isInstanceOf(Conflict.class);
            } else {
                assertThat(failure).as("commit %s", i).isNull();
            }
        }
        assertThat(done(access.audit.verify()))
                .isEqualTo(new AuditVerdict(
                        270, done(access.audit.read(269, 1)).get(0).hash(), null, ""));
    }

    @Test
    void two_nodes_on_one_ledger_keep_one_chain() {
        Audit other = new Audit(access.store.ledger());
        List<Future<List<Long>>> commits = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            commits.add((i % 2 == 0 ? access.audit : other).commit(NOTHING, List.of(entry("e" + i))));
        }
        commits.forEach(commit -> assertThat(failure(commit)).isNull());

        assertThat(done(access.audit.verify()).entries()).isEqualTo(100);
        assertThat(done(access.audit.verify()).isWhole()).isTrue();
    }

    @Test
    void the_numbers_of_appended_events_come_back_to_the_one_who_appended_them() {
        List<Future<List<Long>>> commits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Ledger.Append event = new Ledger.Append("events", Ledger.Write.ANY, "key" + i, "{\"i\":" + i + "}");
            commits.add(access.audit.commit(new Ledger.Commit(List.of(), List.of(event)), List.of(entry("e" + i))));
        }

        for (int i = 0; i < 20; i++) {
            long number = done(commits.get(i)).get(0);
            assertThat(done(access.store.ledger().read("events", number - 1, 1))
                            .get(0)
                            .key())
                    .isEqualTo("key" + i);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "changed | UPDATE journal SET body = replace(body, 'wang', 'li') WHERE journal = 'audit' AND number = 7 | 7",
                "removed | DELETE FROM journal WHERE journal = 'audit' AND number = 7 | 7",
                "doubled | UPDATE journal SET body = (SELECT body FROM journal WHERE journal = 'audit' AND number = 8) WHERE journal = 'audit' AND number = 7 | 7",
                "broken | UPDATE journal SET body = '{' WHERE journal = 'audit' AND number = 7 | 7",
                "renumbered | UPDATE journal SET number = 99 WHERE journal = 'audit' AND number = 12 | 12",
            })
    void an_entry_that_was_tampered_with_is_named(String how, String sql, long named) throws Exception {
        for (int i = 1; i <= 12; i++) {
            done(access.audit.commit(NOTHING, List.of(entry("e" + i))));
        }
        access.close();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("gateway.db"));
                Statement statement = file.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
        access = new AccessFixture(folder);

        AuditVerdict verdict = done(access.audit.verify());

        assertThat(verdict.broken()).isEqualTo(named);
        assertThat(verdict.entries()).isEqualTo(named - 1);
        assertThat(verdict.fault()).isNotEmpty();
    }

    @Test
    void the_chain_goes_on_after_a_restart() {
        done(access.audit.commit(NOTHING, List.of(entry("before"))));
        access.close();
        access = new AccessFixture(folder);
        done(access.audit.commit(NOTHING, List.of(entry("after"))));

        assertThat(done(access.audit.verify()).entries()).isEqualTo(2);
        assertThat(done(access.audit.verify()).isWhole()).isTrue();
    }
}
