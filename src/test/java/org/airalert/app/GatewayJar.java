package org.airalert.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packed program as a process of its own, started in a folder of the test's; ended with the test at the latest. */
final class GatewayJar implements AutoCloseable {
    private static final long SECONDS = 90;
    private static final Pattern READY = Pattern.compile("Air Alert Gateway {2}ready after (\\d+) ms");
    private static final String END = "\u0000end";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private GatewayJar(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "gateway-jar-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it with both outputs as one. */
    static GatewayJar start(Path folder, String... args) throws IOException {
        return start(folder, List.of(), args);
    }

    /** @param machine options of the Java machine */
    static GatewayJar start(Path folder, List<String> machine, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.add("-jar");
        command.add(Path.of(System.getProperty("gateway.jar")).toAbsolutePath().toString());
        command.addAll(List.of(args));
        return new GatewayJar(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** {@code serve} on free ports. */
    static GatewayJar serve(Path folder, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--office-port", "0"));
        all.addAll(List.of(args));
        return start(folder, all.toArray(String[]::new));
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("output ended: " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    /** The next line that the pattern is found in. */
    Matcher line(Pattern pattern) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("no line like " + pattern + " in " + seen);
            }
            seen.add(line);
            Matcher found = pattern.matcher(line);
            if (found.find()) {
                return found;
            }
        }
    }

    /** Waits until it is ready; the milliseconds that it says it took. */
    long ready() throws InterruptedException {
        return Long.parseLong(line(READY).group(1));
    }

    /** What it prints from here to its end, which must come by itself. */
    List<String> toEnd() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + SECONDS + " s: " + seen + lines);
        }
        String line = lines.poll(SECONDS, TimeUnit.SECONDS);
        while (line != null && !line.equals(END)) {
            seen.add(line);
            line = lines.poll(SECONDS, TimeUnit.SECONDS);
        }
        return List.copyOf(seen);
    }

    int exit() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    /** Sends a signal, by name without {@code SIG}: {@code STOP} freezes the process, {@code CONT} lets it go on. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("no signal " + name + " to " + pid());
        }
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not killed within " + SECONDS + " s");
        }
    }

    /** As {@code kill}: it is told to stop, and does. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not stopped within " + SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
