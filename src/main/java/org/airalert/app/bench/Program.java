package org.airalert.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.airalert.app.StartException;

/** Another program of this machine that a benchmark starts for itself and ends with itself. Blocks; for a command's own thread. */
final class Program implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final Process process;
    private final BufferedReader out;

    private Program(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Where it is, by the search path and the folders of administrators' programs. */
    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Program start(List<String> command) {
        try {
            return new Program(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new StartException("bench: " + command.get(0) + " does not start: " + e.getMessage(), e);
        }
    }

    /** The next line that it prints. */
    String line() {
        try {
            String line = out.readLine();
            if (line == null) {
                throw new StartException("bench: a program ended that was to measure", null);
            }
            return line;
        } catch (IOException e) {
            throw new StartException("bench: " + e.getMessage(), e);
        }
    }

    /** Everything that it prints until its end. */
    List<String> toEnd() {
        return out.lines().toList();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.destroy();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
