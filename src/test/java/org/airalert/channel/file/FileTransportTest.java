package org.airalert.channel.file;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P1.4.5")
class FileTransportTest {
    private static final FileSettings.Form UTF_8 = new FileSettings.Form(StandardCharsets.UTF_8, "\n");
    private static final FileSettings.Limits GENEROUS = new FileSettings.Limits(0, 1000, 0);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<Transport> opened = new ArrayList<>();

    @BeforeEach
    void forget() {
        opened.clear();
    }

    @AfterEach
    void close() {
        opened.forEach(transport -> done(transport.close()));
        done(vertx.close());
    }

    private Transport transport(Path into, FileSettings.Form form, FileSettings.Limits limits) {
        Transport transport = new FileTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(10)),
                new FileSettings(into, ".txt", form, limits),
                InstantSource.fixed(Samples.NOW));
        opened.add(transport);
        return transport;
    }

    private static Dispatch message(String recipient, String text) {
        return Samples.dispatch(recipient, "folder", new Dispatch.Content("橙色预警", text, "", "", 0, ""));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_message_becomes_one_whole_file() throws IOException {
        Outcome outcome = done(transport(folder, UTF_8, GENEROUS).send(message("r1", "第一行\n第二行\n")));

        assertThat(outcome).isEqualTo(new Outcome.Accepted("written", null));
        assertThat(files()).containsExactly("upgrade_orange_dl-r1.txt");
        assertThat(folder.resolve("upgrade_orange_dl-r1.txt")).hasContent("第一行\n第二行\n");
    }

    @Test
    void an_older_system_gets_its_own_encoding_and_line_ends() throws IOException {
        Charset gbk = Charset.forName("GBK");
        done(transport(folder, new FileSettings.Form(gbk, "\r\n"), GENEROUS).send(message("r1", "橙色\n预警\n")));

        assertThat(Files.readAllBytes(folder.resolve("upgrade_orange_dl-r1.txt")))
                .isEqualTo("橙色\r\n预警\r\n".getBytes(gbk));
    }

    @Test
    void a_repeat_makes_no_second_file_even_when_the_first_was_taken_away() throws IOException {
        Transport transport = transport(folder, UTF_8, GENEROUS);
        done(transport.send(message("r1", "预警")));
        Files.delete(folder.resolve("upgrade_orange_dl-r1.txt"));

        Outcome again = done(transport(folder, UTF_8, GENEROUS).send(message("r1", "预警")));

        assertThat(again).isEqualTo(new Outcome.Accepted("was there before", null));
        assertThat(files()).isEmpty();
    }

    @Test
    void what_a_screen_cannot_show_is_refused_and_told() throws IOException {
        Transport transport = transport(
                folder, new FileSettings.Form(Charset.forName("GBK"), "\n"), new FileSettings.Limits(5, 9, 0));

        Outcome tooLong = done(transport.send(message("r1", "一二三四五六\n")));
        Outcome unknown = done(transport.send(message("r2", "污染😷\n")));

        assertThat(tooLong.reason()).isEqualTo(Reason.REFUSED);
        assertThat(tooLong.detail()).isEqualTo("6 characters are more than the 5 that fit");
        assertThat(unknown.detail()).isEqualTo("GBK has no 😷");
        assertThat(done(transport.send(message("r3", "一二三四五\n")))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_full_disk_waits() throws IOException {
        Transport transport = transport(folder, UTF_8, new FileSettings.Limits(0, 9, Long.MAX_VALUE / 2));

        assertWaits(done(transport.send(message("r1", "预警"))), Reason.UNAVAILABLE, "the disk is full");
        assertWaits(done(transport.linkTest()), Reason.UNAVAILABLE, "the disk is full");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_reader_that_takes_nothing_away_gets_nothing_more_until_it_does() throws IOException {
        Transport transport = transport(folder, UTF_8, new FileSettings.Limits(0, 2, 0));
        done(transport.send(message("r1", "预警")));
        done(transport.send(message("r2", "预警")));

        assertWaits(done(transport.send(message("r3", "预警"))), Reason.THROTTLED, "2 files lie there untaken");
        Files.delete(folder.resolve("upgrade_orange_dl-r1.txt"));
        assertThat(done(transport.send(message("r3", "预警")))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_folder_that_is_not_there_waits() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        for (Path nowhere : List.of(folder.resolve("missing"), file)) {
            assertWaits(
                    done(transport(nowhere, UTF_8, GENEROUS).send(message("r1", "预警"))),
                    Reason.UNREACHABLE,
                    "there is no such folder");
        }
    }

    @Test
    void a_folder_without_permission_waits() throws IOException {
        assertWaits(
                done(transport(forbidden(), UTF_8, GENEROUS).linkTest()),
                Reason.NOT_AUTHORISED,
                "no permission to write there");
    }

    /** Root may write everywhere but into the kernel's own folders. */
    private Path forbidden() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            return Path.of("/sys/kernel");
        }
        return Files.createDirectory(
                folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    }

    private static void assertWaits(Outcome outcome, Reason reason, String why) {
        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.detail()).contains(why);
    }

    @Test
    void a_link_test_leaves_nothing_behind_and_forgets_old_marks() throws IOException {
        Transport transport = transport(folder, UTF_8, GENEROUS);
        done(transport.send(message("r1", "预警")));
        done(transport.send(message("r2", "预警")));
        Path old = folder.resolve(".sent/upgrade_orange_dl-r1");
        Files.setLastModifiedTime(old, FileTime.from(Samples.NOW.minus(Duration.ofDays(8))));

        assertThat(done(transport.linkTest())).isEqualTo(new Outcome.Accepted("writable", null));

        assertThat(files()).containsExactly("upgrade_orange_dl-r1.txt", "upgrade_orange_dl-r2.txt");
        try (Stream<Path> marks = Files.list(folder.resolve(".sent"))) {
            assertThat(marks).hasSize(1);
        }
    }
}
