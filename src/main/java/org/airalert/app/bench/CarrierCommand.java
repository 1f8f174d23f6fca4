package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.app.FolderOptions;
import org.airalert.app.config.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench carrier}: how much of what window, links and round trip allow is reached; with {@code --recipients}, one fan-out to three
 * carriers with everything that {@code serve} has on the way, every message tracked to its report.
 */
@Command(
        name = "carrier",
        mixinStandardHelpOptions = true,
        description = "Carriers' own protocols against the sandbox in this process.")
final class CarrierCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--protocol",
            defaultValue = "cmpp3",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private CarrierProtocol protocol = CarrierProtocol.cmpp3;

    @Option(names = "--links", defaultValue = "4", description = "connections; default ${DEFAULT-VALUE}")
    private int links;

    @Option(
            names = "--window",
            defaultValue = "16",
            description = "submits without an answer on each; default ${DEFAULT-VALUE}")
    private int window;

    @Option(
            names = "--rtt",
            defaultValue = "5ms",
            description = "time from a submit to its answer; default ${DEFAULT-VALUE}")
    private String rtt = "5ms";

    @Option(names = "--messages", defaultValue = "100000", description = "that count; default ${DEFAULT-VALUE}")
    private int messages;

    @Option(
            names = "--recipients",
            defaultValue = "0",
            description = "fan out to that many phones of three carriers instead, through store, lanes and reports")
    private int recipients;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Override
    public Integer call() {
        Duration latency = latency();
        return recipients > 0 ? fanout(latency) : window(latency);
    }

    private Duration latency() {
        try {
            if (links >= 1 && window >= 1 && messages >= 1 && recipients >= 0) {
                return Units.duration(rtt);
            }
        } catch (IllegalArgumentException e) {
            throw wrong("--rtt: " + e.getMessage());
        }
        throw wrong("--links, --window and --messages are 1 or more");
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }

    private int window(Duration latency) {
        report.note(
                "Sandbox and client in this process, an event loop each; rtt is the sandbox's pause before an answer."
                        + " bound = links x window / rtt.");
        report.table(List.of("protocol", "links", "window", "messages", "seconds", "perSecond", "bound", "ratio"));
        double seconds;
        try (CarrierLoad load = new CarrierLoad(protocol, CarrierProtocol.line(0, links, window), latency)) {
            load.send(Math.max(1, messages / 10));
            seconds = load.send(messages);
        }
        double perSecond = messages / seconds;
        double bound = links * window / (latency.toNanos() / NANOS_PER_SECOND);
        report.row(new JsonObject()
                .put("bench", "carrier")
                .put("protocol", protocol.name())
                .put("links", links)
                .put("window", window)
                .put("rttMillis", latency.toMillis())
                .put("messages", messages)
                .put("seconds", seconds)
                .put("perSecond", perSecond)
                .put("bound", bound)
                .put("ratio", perSecond / bound));
        return 0;
    }

    private int fanout(Duration latency) {
        report.note("Three carriers in this process, each with " + links + " links and a window of " + window
                + "; SQLite with fsync; every message has its report.");
        report.table(List.of(
                "recipients", "parts", "delivered", "duplicates", "seconds", "perSecond", "p50Millis", "p99Millis"));
        try (CarrierFanout fanout =
                new CarrierFanout(folders.read(), CarrierProtocol.line(0, links, window), latency)) {
            JsonObject row = fanout.run(recipients);
            report.row(row);
            boolean whole = row.getLong("delivered") == recipients && row.getLong("duplicates") == 0;
            return whole ? 0 : 1;
        }
    }
}
