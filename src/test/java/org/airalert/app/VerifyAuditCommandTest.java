package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.airalert.access.AccessFixture;
import org.airalert.access.AuditEntry;
import org.airalert.store.Ledger;
import org.airalert.time.HandTimers;
import org.airalert.worker.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyAuditCommandTest {
    private static final Instant AT = Instant.parse("2026-01-05T00:00:00Z");
    private static final int ENTRIES = 5;

    @TempDir
    Path folder;

    private record Run(int exit, List<String> out) {
        String head() {
            return out.get(1).substring("head ".length());
        }
    }

    @Test
    void a_whole_chain_ends_with_0_and_tells_length_and_head() {
        write();

        Run run = verify();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).hasSize(3);
        assertThat(run.out().get(0)).isEqualTo("audit journal of " + folder + ": 5 entries whole");
        assertThat(run.head()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_gateway_that_is_running_does_not_stand_in_the_way() {
        try (AccessFixture running = new AccessFixture(folder)) {
            append(running, 1);
            Run first = verify();
            append(running, 2);
            Run second = verify("--head", first.head());

            assertThat(first.out().get(0)).endsWith(": 1 entries whole");
            assertThat(second.exit()).isZero();
            assertThat(second.out().get(0)).endsWith(": 2 entries whole");
        }
    }

    @Test
    void a_changed_entry_is_named() throws Exception {
        write();
        sql("UPDATE journal SET body = replace(body, 'subject-3', 'subject-X') WHERE journal = 'audit' AND number = 3");

        Run run = verify();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).last().isEqualTo("BROKEN at entry 3: entry 3 was changed after it was written");
    }

    @Test
    void a_removed_entry_is_named() throws Exception {
        write();
        sql("DELETE FROM journal WHERE journal = 'audit' AND number = 2");

        assertBroken(verify(), 2, "is missing");
    }

    @Test
    void a_removed_entry_is_named_although_the_rest_was_renumbered() throws Exception {
        write();
        sql("DELETE FROM journal WHERE journal = 'audit' AND number = 2");
        for (int number = 3; number <= ENTRIES; number++) {
            sql("UPDATE journal SET number = number - 1 WHERE journal = 'audit' AND number = " + number);
        }

        assertBroken(verify(), 2, "does not follow");
    }

    @Test
    void an_inserted_entry_is_named() throws Exception {
        write();
        for (int number = ENTRIES; number > 3; number--) {
            sql("UPDATE journal SET number = number + 1 WHERE journal = 'audit' AND number = " + number);
        }
        sql("INSERT INTO journal (journal, number, key, body)"
                + " SELECT 'audit', 4, NULL, body FROM journal WHERE journal = 'audit' AND number = 3");

        assertBroken(verify(), 4, "does not follow");
    }

    @Test
    void a_cut_off_end_is_found_with_the_head_of_an_earlier_check() throws Exception {
        write();
        String head = verify().head();
        sql("DELETE FROM journal WHERE journal = 'audit' AND number = " + ENTRIES);

        assertThat(verify().exit()).isZero();
        assertBroken(verify("--head", head), ENTRIES, "no longer in the chain");
    }

    @Test
    @Tag("P7")
    void a_cut_off_end_is_found_by_the_signed_head_of_the_day() throws Exception {
        write();
        sign();
        assertThat(verify().out()).contains("signed daily heads: 1 checked");
        sql("DELETE FROM journal WHERE journal = 'audit' AND number = " + ENTRIES);

        assertBroken(verify(), ENTRIES, "its end was cut off");
    }

    @Test
    @Tag("P7")
    void a_chain_that_was_written_anew_does_not_fit_its_signed_head() throws Exception {
        write();
        sign();
        Files.delete(folder.resolve("gateway.db"));
        try (AccessFixture forger = new AccessFixture(folder)) {
            for (int number = 1; number <= ENTRIES; number++) {
                append(forger, number == 2 ? 7 : number);
            }
        }

        assertBroken(verify(), ENTRIES, "the chain was written anew");
    }

    @Test
    @Tag("P7")
    void a_head_that_was_changed_or_signed_by_another_key_is_named() throws Exception {
        write();
        sign();
        Path head = folder.resolve("audit-heads/2026-01-05.json");
        Path copied = Files.copy(folder.resolve("audit-key.pub"), folder.resolve("copied.pub"));
        String whole = Files.readString(head);
        Files.writeString(head, whole.replace("\"number\" : 5", "\"number\" : 4"));
        assertThat(verify().exit()).isEqualTo(1);
        assertThat(verify().out()).contains("BROKEN: audit-heads/2026-01-05.json is not a head signed by this key");

        Files.delete(head);
        Files.delete(folder.resolve("audit-key"));
        sign();
        assertThat(verify().exit()).as("by the key beside it").isZero();
        assertThat(verify("--key", copied.toString()).exit())
                .as("by the key that was copied away")
                .isEqualTo(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("audit-key"))))
                .isEqualTo("rw-------");
    }

    /** As the gateway does once a day, by the files that it leaves. */
    private void sign() {
        try (AccessFixture access = new AccessFixture(folder)) {
            HeadKeeper keeper = new HeadKeeper(
                    access.audit,
                    new AuditHeads(folder),
                    new Workers(access.vertx, "heads", 1, 4),
                    new HandTimers(AT),
                    new HeadKeeper.Wall(() -> AT, ZoneId.of("Asia/Shanghai")));
            done(keeper.look());
            done(keeper.look());
        }
    }

    @Test
    void a_folder_without_a_store_gets_one_line() {
        assertThat(verify()).isEqualTo(new Run(2, List.of("data folder " + folder + ": no gateway.db in it")));
    }

    @Test
    void a_file_that_is_no_store_gets_one_line() throws Exception {
        Files.writeString(
                folder.resolve("gateway.db"),
                "not a database, only words, and more of them than a header holds.".repeat(20));

        Run run = verify();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).singleElement().asString().contains("gateway.db cannot be read");
    }

    private static void assertBroken(Run run, int entry, String why) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .last()
                .asString()
                .startsWith("BROKEN at entry " + entry + ": ")
                .contains(why);
    }

    private void write() {
        try (AccessFixture access = new AccessFixture(folder)) {
            for (int number = 1; number <= ENTRIES; number++) {
                append(access, number);
            }
        }
    }

    private static void append(AccessFixture access, int number) {
        AuditEntry entry = new AuditEntry(AT, "wang", "alert.approve", "subject-" + number, Map.of("level", "red"));
        done(access.audit.commit(new Ledger.Commit(List.of(), List.of()), List.of(entry)));
    }

    private void sql(String statement) throws Exception {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("gateway.db"));
                Statement sql = file.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isEqualTo(1);
        }
    }

    private Run verify(String... more) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new VerifyAuditCommand())
                .setOut(new PrintWriter(out))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getOut().println(failure.getMessage());
                    return Main.CANNOT_RUN;
                });
        String[] args = new String[more.length + 2];
        args[0] = "--data";
        args[1] = folder.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        int exit = line.execute(args);
        return new Run(exit, out.toString().lines().toList());
    }
}
