package org.airalert.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.app.Main;
import org.airalert.app.StartException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench memory}: a million deliveries queued and sent by a process with little heap; the work is in {@link MemoryRunCommand}. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "A million deliveries queued and sent with -Xmx384m: heap in use after garbage collection.")
final class MemoryCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--deliveries", defaultValue = "1000000", description = "default ${DEFAULT-VALUE}")
    private int deliveries;

    @Option(names = "--heap", defaultValue = "384m", description = "-Xmx of the process; default ${DEFAULT-VALUE}")
    private String heap = "";

    @Option(names = "--json", description = "one JSON object per line instead of a table")
    private boolean json;

    @Override
    public Integer call() {
        if (deliveries < MemoryRunCommand.LEAST) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--deliveries is " + MemoryRunCommand.LEAST + " or more");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "bench",
                "memory-run",
                "--deliveries",
                Integer.toString(deliveries)));
        if (json) {
            command.add("--json");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    out.println(line);
                    out.flush();
                }
                return process.waitFor();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new StartException("bench: the process with little heap did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
