package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.airalert.app.Main;
import org.airalert.app.StartException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench recover}: a gateway with many undelivered deliveries is killed (kill -9) and started again: seconds from the start of the process to the
 * first push at the receiver, Java's own start and the check of the file included. The gateway is {@link RecoverRunCommand}.
 */
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        description = "Time from a start after kill -9 to the first push, with many deliveries undelivered.")
final class RecoverCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--undelivered", defaultValue = "500000", description = "default ${DEFAULT-VALUE}")
    private int undelivered;

    @Option(names = "--rounds", defaultValue = "3", description = "kills; default ${DEFAULT-VALUE}")
    private int rounds;

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() {
        if (undelivered < 1 || rounds < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--undelivered and --rounds are 1 or more");
        }
        Path folder = BenchGateway.folder();
        try (Arrivals arrivals = new Arrivals()) {
            report.note("kill -9 with " + undelivered
                    + " undelivered; seconds from the start of the new process to its first push. SQLite with fsync.");
            report.table(List.of("round", "undelivered", "firstPushSeconds"));
            // Nothing is answered, so nothing is ever handed over: each round finds them all.
            arrivals.answer(false);
            kill(started(folder, arrivals));
            for (int round = 1; round <= rounds; round++) {
                report.row(round(folder, arrivals, round));
            }
        } finally {
            BenchGateway.delete(folder);
        }
        return 0;
    }

    private JsonObject round(Path folder, Arrivals arrivals, int round) {
        Arrivals.Wanted push = arrivals.await(Set.of());
        long start = System.nanoTime();
        Process process = start(folder, arrivals);
        try {
            double seconds = (Measured.wait(push.first.future()) - start) / NANOS;
            return new JsonObject()
                    .put("bench", "recover")
                    .put("store", "sqlite")
                    .put("round", round)
                    .put("undelivered", undelivered)
                    .put("firstPushSeconds", seconds);
        } finally {
            kill(process);
        }
    }

    /** The first start: returns when every delivery is in the store. */
    private Process started(Path folder, Arrivals arrivals) {
        Process process = start(folder, arrivals);
        try {
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            if (!RecoverRunCommand.PUBLISHED.equals(line)) {
                throw new StartException("bench: the gateway said " + line, null);
            }
            return process;
        } catch (IOException e) {
            process.destroyForcibly();
            throw new StartException("bench: the gateway said nothing: " + e.getMessage(), e);
        }
    }

    private Process start(Path folder, Arrivals arrivals) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "bench",
                "recover-run",
                "--data",
                folder.toString(),
                "--url",
                arrivals.url(),
                "--recipients",
                Integer.toString(undelivered));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new StartException("bench: the gateway did not start: " + e.getMessage(), e);
        }
    }

    private static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
