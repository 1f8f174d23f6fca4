package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong at start, met by the packed program as a process: one clear line each, exit code 2, and nothing hangs. */
class StartFaultsIT {
    @TempDir
    Path folder;

    @Test
    void from_an_empty_folder_it_is_ready_and_says_where_everything_is() throws Exception {
        try (GatewayJar gateway = GatewayJar.serve(folder)) {
            gateway.ready();

            gateway.line(Pattern.compile("public page {2}http://127\\.0\\.0\\.1:\\d+/"));
            gateway.line(Pattern.compile("console {6}http://127\\.0\\.0\\.1:\\d+/console"));
            gateway.line(Pattern.compile("store {8}sqlite in .*/data"));
            gateway.line(Pattern.compile("not ready {4}china-mobile: env:AIRALERT_CHINA_MOBILE_SECRET"));
            gateway.line(Pattern.compile("first start {2}.*http://127\\.0\\.0\\.1:\\d+/console/setup/\\S+"));
            assertThat(gateway.stop()).isEqualTo(143);
        }
        assertThat(folder.resolve("data/gateway.db")).isRegularFile();
    }

    @Test
    void a_second_process_on_the_same_data_folder_is_told_who_holds_it_and_the_first_goes_on() throws Exception {
        try (GatewayJar first = GatewayJar.serve(folder)) {
            first.ready();
            OfficeClient office = new OfficeClient(first.line(Pattern.compile("console +(http://\\S+)/console"))
                    .group(1));

            assertOneLine("is used by another process (pid " + first.pid() + ")", "serve", "--port", "0");
            assertThat(office.get("/openapi.yaml").status()).isEqualTo(200);
            try (GatewayJar check = GatewayJar.start(folder, "verify-audit", "--data", "data")) {
                assertThat(check.toEnd()).first().asString().startsWith("audit journal of ");
                assertThat(check.exit()).isZero();
            }
        }
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertOneLine(port, "serve", "--port", "0", "--office-port", port);
            assertOneLine(port, "serve", "--port", port, "--office-port", "0");
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertOneLine(
                "data folder " + file.resolve("data") + " cannot be written",
                "serve",
                "--data",
                file.resolve("data").toString());
    }

    @Test
    void every_fault_of_the_configuration_is_listed_at_once_with_file_and_line() throws Exception {
        copy("conf");
        copy("channels");
        copy("templates");
        Path gateway = edit("conf/gateway.yaml", "port: 8080", "port: 80800");
        Path channel = edit("channels/china-mobile.yaml", "transport: http", "transport: pigeon");
        Path plan = edit("conf/plan.yaml", "\n", "\nsurprise: 1\n");
        Path template = broken(".ftl");

        List<String> told = refusal("serve", "--port", "0");

        assertThat(told).anyMatch(line -> line.matches(".*gateway\\.yaml:\\d+: public\\.port: 80800 \\(expected: .*"));
        assertThat(told)
                .anyMatch(
                        line -> line.matches(
                                ".*china-mobile\\.yaml:\\d+: transport: pigeon \\(expected: cmpp or file or http or mail or robot or routes or sgip or smgp or smpp\\)"));
        assertThat(told).anyMatch(line -> line.matches(".*plan\\.yaml:\\d+: surprise: unknown key.*"));
        assertThat(told)
                .anyMatch(line ->
                        line.matches(".*" + Pattern.quote(String.valueOf(template.getFileName())) + ":\\d+: .*"));
        assertThat(told).noneMatch(line -> line.contains("\tat "));
        assertThat(Stream.of(gateway, channel, plan, template)).allMatch(Files::isRegularFile);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_configuration_file_that_is_not_utf_8_is_named() throws Exception {
        copy("conf");
        Files.write(folder.resolve("conf/areas.yaml"), new byte[] {(byte) 0xff, 'a', '\n'});

        assertOneLine("areas.yaml: not UTF-8", "serve", "--port", "0");
    }

    private void assertOneLine(String contains, String... args) throws Exception {
        List<String> told = refusal(args);

        assertThat(told).singleElement().asString().contains(contains);
    }

    private List<String> refusal(String... args) throws Exception {
        try (GatewayJar process = GatewayJar.start(folder, args)) {
            List<String> told = process.toEnd();
            assertThat(process.exit()).as(told.toString()).isEqualTo(2);
            return told;
        }
    }

    private Path edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        int at = text.indexOf(from);
        assertThat(at).isNotNegative();
        return Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    /** Opens a directive in a template and never closes it. */
    private Path broken(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("templates"))) {
            Path template = files.filter(file -> file.toString().endsWith("issue.sms" + ending))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            return Files.writeString(template, Files.readString(template) + "\n<#if alert??>\n");
        }
    }

    private void copy(String name) throws IOException {
        Path from = Path.of(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(name).resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }
}
