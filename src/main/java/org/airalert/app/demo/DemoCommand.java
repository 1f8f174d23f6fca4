package org.airalert.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.airalert.app.FolderOptions;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole gateway on a scratch folder, with receivers on this machine and a real episode on a fast clock. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs the gateway on a scratch folder, with receivers on this machine, through a real pollution episode"
                        + " on a fast clock: about two minutes. Sends nothing to anybody else.")
public final class DemoCommand implements Callable<Integer> {
    private static final int INCOMPLETE = 1;
    private static final double FASTEST = 1_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Option(
            names = "--speed",
            defaultValue = "20000",
            paramLabel = "N",
            description = "how many times as fast as a real clock; default ${DEFAULT-VALUE}, about two minutes")
    private double speed;

    @Option(names = "--port", paramLabel = "N", description = "port of the public side; 0: any free one")
    private @Nullable Integer port;

    @Option(names = "--office-port", paramLabel = "N", description = "port of the office side; 0: any free one")
    private @Nullable Integer officePort;

    @Option(
            names = "--exit",
            description = "end when the episode is over: 0 when every delivery reached a final state and every receipt"
                    + " was matched, otherwise 1")
    private boolean exit;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed >= 1 && speed <= FASTEST)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--speed: " + speed + " (expected: 1 to 1000000)");
        }
        keepLogQuiet();
        Configuration read = folders.read();
        Path scratch = Files.createTempDirectory("air-alert-demo-");
        AtomicBoolean stopped = new AtomicBoolean();
        try {
            return run(read, scratch, stopped);
        } catch (RuntimeException e) {
            if (stopped.get()) {
                // Told to stop in the middle: what was under way then may well have failed.
                return 0;
            }
            throw e instanceof StartException ? e : new StartException("demo: " + reason(e), e);
        } finally {
            delete(scratch);
        }
    }

    private int run(Configuration read, Path scratch, AtomicBoolean stopped) throws InterruptedException {
        GatewayConfig config = read.gateway();
        Demo.Settings settings = new Demo.Settings(
                speed, listener(config.publicSide(), port), listener(config.officeSide(), officePort));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Demo demo = new Demo(read, settings, scratch, out);
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (!ended.getAndSet(true)) {
                demo.close();
                delete(scratch);
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.set(true);
            end.run();
        }));
        try {
            Outcomes outcomes = demo.run();
            if (!exit) {
                out.println("  页面继续开放，Ctrl-C 结束 | the pages stay open; Ctrl-C ends the demo");
                new CountDownLatch(1).await();
            }
            return outcomes.faults().isEmpty() ? 0 : INCOMPLETE;
        } finally {
            end.run();
        }
    }

    private static GatewayConfig.Listener listener(GatewayConfig.Listener read, @Nullable Integer chosen) {
        return chosen == null ? read : new GatewayConfig.Listener(read.host(), chosen);
    }

    /** The demo's own lines are what its visitors read; warnings still come through. */
    private static void keepLogQuiet() {
        if (System.getenv("AIRALERT_LOG") == null && System.getProperty("AIRALERT_LOG") == null) {
            System.setProperty("AIRALERT_LOG", "WARN");
        }
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("demo: " + folder + " could not be deleted: " + e.getMessage());
        }
    }
}
