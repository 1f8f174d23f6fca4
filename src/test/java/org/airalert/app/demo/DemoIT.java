package org.airalert.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its visitors start it, only faster: the real jar in a process of its own. */
class DemoIT {
    private static final long LONGEST_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    @Timeout(LONGEST_SECONDS + 30)
    void it_runs_from_any_folder_and_ends_with_0() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-jar",
                        Path.of(System.getProperty("gateway.jar"))
                                .toAbsolutePath()
                                .toString(),
                        "demo",
                        "--exit",
                        "--speed",
                        "400000",
                        "--port",
                        "0",
                        "--office-port",
                        "0")
                .directory(Files.createDirectory(folder.resolve("empty")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readString(output))
                .contains("public page  http://127.0.0.1:")
                .contains("UPGRADE red")
                .contains("0 无对应 unmatched")
                .contains("every delivery is at an end, every receipt is matched");
        assertThat(process.exitValue()).isZero();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("air-alert-demo-"));
        }
    }
}
