package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airalert.alert.AlertId;
import org.airalert.app.FolderOptions;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Delivery;
import org.airalert.dispatch.Dispatcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench latency}. An idle gateway gets one approval after another: how long until the receiver has the head of the push. Then a red warning for
 * some units is published into a long queue of drill deliveries that are being sent: how long until the first and the last red push arrive.
 */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = "From approval to the push at the receiver: an idle system, and red into a long queue of drills.")
final class LatencyCommand implements Callable<Integer> {
    private static final int WARM_UP = 200;
    private static final int CONNECTIONS = 64;
    private static final int PART = 50_000;
    private static final long RUN_IN_MILLIS = 3_000;
    private static final double NANOS_PER_MILLI = 1e6;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--samples", defaultValue = "500", description = "approvals that count; default ${DEFAULT-VALUE}")
    private int samples;

    @Option(names = "--queued", defaultValue = "500000", description = "drill deliveries; default ${DEFAULT-VALUE}")
    private int queued;

    @Option(names = "--units", defaultValue = "300", description = "told of the red warning; default ${DEFAULT-VALUE}")
    private int units;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Override
    public Integer call() {
        if (samples < 1 || queued < 1 || units < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--samples, --queued and --units are 1 or more");
        }
        report.note(
                samples + " approvals of an advisory (drill) for one recipient, one after another, after " + warmUp()
                        + " to warm up; then a red warning to " + units + " recipients into " + queued
                        + " drill deliveries under way on the same channel. SQLite with fsync. Milliseconds to the head of the push.");
        report.table(List.of("from", "samples", "p50Millis", "p95Millis", "p99Millis", "maxMillis"));
        Configuration config = folders.read();
        try (Arrivals arrivals = new Arrivals()) {
            report.row(idle(config, arrivals));
            red(config, arrivals);
        }
        return 0;
    }

    private int warmUp() {
        return Math.min(WARM_UP, samples);
    }

    private JsonObject idle(Configuration config, Arrivals arrivals) {
        var folder = BenchGateway.folder();
        ChannelFile channel = BenchGateway.channel(config, arrivals.url(), 1);
        double[] values = new double[samples];
        try (WholeGateway gateway = new WholeGateway(config, channel, 1, folder)) {
            for (int i = -warmUp(); i < samples; i++) {
                AlertId alert = gateway.draft();
                Arrivals.Wanted push = arrivals.await(Set.of());
                long start = System.nanoTime();
                Measured.wait(gateway.approve(alert));
                long at = Measured.wait(push.first.future());
                if (i >= 0) {
                    values[i] = (at - start) / NANOS_PER_MILLI;
                }
                // Idle again before the next one.
                Measured.wait(Fanout.settled(gateway.vertx(), gateway.store().deliveries(), alert));
            }
        }
        BenchGateway.delete(folder);
        return row("approval-idle", values);
    }

    private void red(Configuration config, Arrivals arrivals) {
        try (BenchGateway gateway = new BenchGateway(config)) {
            ChannelFile channel = gateway.channel(arrivals.url(), CONNECTIONS);
            Fanout drill = gateway.fanout(channel, "drill", queued, Fanout.Sort.DRILL);
            for (int from = 1; from <= queued; from += PART) {
                Measured.wait(gateway.deliveries().plan(drill.part(from, Math.min(PART, queued - from + 1))));
            }
            Dispatcher dispatcher = gateway.dispatcher(channel);
            Measured.wait(dispatcher.start());
            Measured.wait(gateway.vertx().timer(RUN_IN_MILLIS));
            Fanout red = gateway.fanout(channel, "red", units, Fanout.Sort.RED);
            List<Delivery> deliveries = red.deliveries();
            Arrivals.Wanted pushes = arrivals.await(
                    deliveries.stream().map(one -> one.id().value()).collect(Collectors.toSet()));
            long start = System.nanoTime();
            Measured.wait(gateway.deliveries().plan(deliveries));
            dispatcher.wake();
            double first = (Measured.wait(pushes.first.future()) - start) / NANOS_PER_MILLI;
            double last = (Measured.wait(pushes.last.future()) - start) / NANOS_PER_MILLI;
            report.row(row("red-first", first));
            report.row(row("red-all", last));
            Measured.wait(dispatcher.stop());
        }
    }

    private JsonObject row(String from, double... values) {
        return new JsonObject()
                .put("bench", "latency")
                .put("store", "sqlite")
                .put("from", from)
                .put("samples", values.length)
                .put("p50Millis", Measured.percentile(values, 50))
                .put("p95Millis", Measured.percentile(values, 95))
                .put("p99Millis", Measured.percentile(values, 99))
                .put("maxMillis", Measured.percentile(values, 100));
    }
}
