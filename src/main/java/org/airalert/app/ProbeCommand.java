package org.airalert.app;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.web.probe.Finding;
import org.airalert.web.probe.Probe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probe --url URL}: whether a public side tells one story; for cron and monitors. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description =
                "Compares page, status, history, feed, CAP and SMS of a public side; exit 1 with every difference.")
public final class ProbeCommand implements Callable<Integer> {
    private static final long SECONDS = 60;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "address of the public side")
    private String url = "";

    @Option(
            names = "--max-age",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = "an older status is a difference; default ${DEFAULT-VALUE}")
    private long maxAgeSeconds;

    @Option(names = "--json", description = "one JSON object instead of text")
    private boolean json;

    @Override
    public Integer call() {
        Vertx vertx = Vertx.vertx();
        try {
            Probe probe = new Probe(vertx, url, Clock.systemUTC(), Duration.ofSeconds(maxAgeSeconds));
            print(GatewayProcess.within(SECONDS, probe.look()));
            return exit;
        } finally {
            vertx.close();
        }
    }

    private int exit;

    private void print(Finding finding) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        exit = finding.isWell() ? 0 : 1;
        if (json) {
            out.println(new JsonObject()
                    .put("url", url)
                    .put("updatedAt", finding.updatedAt())
                    .put("ageSeconds", finding.age().toSeconds())
                    .put("alerts", finding.alerts())
                    .put("differences", new JsonArray(finding.differences()))
                    .encode());
        } else {
            out.println(url + ": made " + finding.updatedAt() + ", "
                    + finding.age().toSeconds() + " s ago, " + finding.alerts() + " in force, "
                    + (finding.isWell() ? "all documents agree" : "DIFFERENT"));
            finding.differences().forEach(difference -> out.println("  " + difference));
        }
        out.flush();
    }
}
