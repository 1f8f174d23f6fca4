package org.airalert.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WordingCommandsTest {
    private static final String ALERT = "src/test/resources/alerts/orange.json";
    private static final String AT = "2019-01-03T15:00:00+08:00";

    private record Run(int exit, List<String> out, List<String> err) {}

    @Test
    void lint_finds_nothing_in_what_is_shipped() {
        Run run = run(new LintCommand());

        assertThat(run.out()).hasSize(1).first().asString().startsWith("no faults: ");
        assertThat(run.exit()).isZero();
    }

    @Test
    void lint_names_every_fault_with_its_file_and_line_and_ends_with_1(@TempDir Path folder) throws IOException {
        copy(Path.of("conf"), folder);
        Path recipients = folder.resolve("recipients.csv");
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(recipients, Files.readString(recipients).replace("school-003,schools", "school-002,pupils"));
        Files.writeString(plan, Files.readString(plan) + "\nsurprise: 1\n");
        int lastLine = Files.readAllLines(plan).size();

        Run run = run(new LintCommand(), "--conf", folder.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).anyMatch(line -> line.startsWith(plan + ":" + lastLine + ": surprise: unknown key"));
    }

    @Test
    void faults_of_the_directory_are_all_told_at_once(@TempDir Path folder) throws IOException {
        copy(Path.of("conf"), folder);
        Path recipients = folder.resolve("recipients.csv");
        Files.writeString(recipients, """
                # a comment
                id,audience,name,area,http
                a-1,schools,甲,410402,https://a.example.org/x

                a-1,pupils,乙,999999,ftp://a
                a-2,schools,"丙
                丁",410402
                """);

        Run run = run(new LintCommand(), "--conf", folder.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().stream()
                        .filter(line -> line.startsWith(recipients.toString()))
                        .map(line -> line.substring(recipients.toString().length())))
                .containsExactly(
                        ":5: id: a-1 stands in line 3 already",
                        ":5: audience: pupils (expected: public, media, schools, hospitals, units, counties, province,"
                                + " enterprises or supervisors)",
                        ":5: area: 999999 is not in areas.yaml",
                        ":5: http: ftp://a (expected: an address such as https://host/path)",
                        ":6: 4 values (expected: 5, as in the header)");
    }

    @Test
    @Tag("P6.3")
    void a_supervising_unit_must_be_somebody_else_in_the_directory(@TempDir Path folder) throws IOException {
        copy(Path.of("conf"), folder);
        Path recipients = folder.resolve("recipients.csv");
        Files.writeString(recipients, """
                id,audience,name,area,http,supervisor
                a-1,schools,甲,410402,https://a.example.org/x,a-3
                a-2,schools,乙,410402,https://b.example.org/x,a-2
                a-3,supervisors,丙,410402,https://c.example.org/x,
                """);
        Run one = run(new LintCommand(), "--conf", folder.toString());
        Files.writeString(
                recipients,
                Files.readString(recipients)
                        .replace("supervisors,丙", "schools,丙")
                        .replace("x,a-3", "x,a-4"));
        Run other = run(new LintCommand(), "--conf", folder.toString());

        assertThat(one.out())
                .contains(
                        recipients
                                + ":4: audience: supervisors is for channels; name the supervising unit in the column supervisor");
        assertThat(other.out())
                .contains(
                        recipients + ":2: supervisor: a-4 is not in the directory",
                        recipients + ":3: supervisor: a-2 (expected: somebody else)");
    }

    @Test
    void render_prints_an_SMS_with_its_segments_and_encoding() {
        Run run = run(new RenderCommand(), "--alert", ALERT, "--channel", "china-mobile", "--at", AT);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("--- sms: 2 segments, UCS-2, 98 characters", "--- sms.short: 1 segment, UCS-2, 63 characters")
                .anyMatch(line -> line.startsWith("【平顶山环委办】重污染天气橙色预警：平顶山市将于1月5日8时启动Ⅱ级响应。"));
        assertThat(run.exit()).isZero();
    }

    @Test
    void render_fills_in_what_one_recipient_is_told() {
        Run run = run(
                new RenderCommand(),
                "--alert",
                ALERT,
                "--channel",
                "units-mail",
                "--recipient",
                "unit-power",
                "--at",
                AT);

        assertThat(run.out()).contains("平顶山供电公司：", "1. 监测管控企业用电量，管控企业电力调度。", "2. 协调省电力公司统筹调节燃煤发电企业发电负荷，实施限制发电措施。");
        assertThat(String.join("\n", run.out())).doesNotContain("⟦");
    }

    @Test
    void render_writes_an_official_letter_as_PDF(@TempDir Path folder) throws IOException {
        Path pdf = folder.resolve("order.pdf");

        Run run = run(
                new RenderCommand(),
                "--alert",
                ALERT,
                "--document",
                "order-unit",
                "--recipient",
                "unit-power",
                "--number",
                "12",
                "--pdf",
                pdf.toString(),
                "--at",
                AT);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsExactly(pdf + ": " + Files.size(pdf) + " bytes");
        try (PDDocument printed = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(printed)).contains("平环委办〔2019〕12号", "平顶山供电公司：");
        }
    }

    @Test
    void render_says_what_is_wrong_with_the_options() {
        assertThat(run(new RenderCommand(), "--alert", ALERT, "--document", "poem")
                        .err())
                .containsExactly("--document: poem (expected one of [notice, filing, order-unit, order-county])");
        assertThat(run(new RenderCommand(), "--alert", ALERT, "--document", "order-unit")
                        .err())
                .containsExactly("--recipient: expected an id of recipients.csv with the audience units");
        assertThat(run(new RenderCommand(), "--alert", ALERT, "--channel", "pigeon")
                        .err())
                .first()
                .asString()
                .startsWith("--channel: pigeon (expected one of [");
        assertThat(run(new RenderCommand(), "--alert", "none.json", "--channel", "china-mobile")
                        .err())
                .containsExactly("--alert: none.json cannot be read");
        assertThat(run(new RenderCommand(), "--alert", ALERT, "--channel", "schools-push", "--recipient", "unit-power")
                        .err())
                .first()
                .asString()
                .startsWith("--recipient: unit-power");
    }

    private static Run run(Object command, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
        return new Run(
                exit, out.toString().lines().toList(), err.toString().lines().toList());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
