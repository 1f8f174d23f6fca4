package org.airalert.app.bench;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.app.FolderOptions;
import org.airalert.channel.ChannelFile;
import org.airalert.dispatch.Dispatcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench latency}: an idle system gets one alert for one recipient at a time; how long until the receiver has the head of the push, from when the
 * fan-out was handed to the store and from when it was durable. The receiver has event loops of its own in this process, so that one
 * clock times both ends.
 */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = "Idle system: from a planned fan-out to the head of the push at the receiver.")
final class LatencyCommand implements Callable<Integer> {
    private static final int WARM_UP = 200;
    private static final double NANOS_PER_MILLI = 1e6;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--samples", defaultValue = "500", description = "that count; default ${DEFAULT-VALUE}")
    private int samples;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    /** Of the push that is awaited; set by the command's thread, completed by the receiver's. */
    private volatile Promise<Long> arrival = Promise.promise();

    @Override
    public Integer call() {
        if (samples < 1) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "--samples is 1 or more");
        }
        Vertx receiver = Vertx.vertx();
        try (BenchGateway gateway = new BenchGateway(folders.read())) {
            HttpServer server = Measured.wait(
                    receiver.createHttpServer().requestHandler(this::arrived).listen(0, "127.0.0.1"));
            ChannelFile channel = gateway.channel("http://127.0.0.1:" + server.actualPort() + "/push", 1);
            Dispatcher dispatcher = gateway.dispatcher(channel);
            Measured.wait(dispatcher.start());
            measure(gateway, channel, dispatcher);
            Measured.wait(dispatcher.stop());
            return 0;
        } finally {
            receiver.close();
        }
    }

    private void arrived(HttpServerRequest request) {
        long now = System.nanoTime();
        request.end().onSuccess(end -> request.response().setStatusCode(202).end());
        arrival.tryComplete(now);
    }

    private void measure(BenchGateway gateway, ChannelFile channel, Dispatcher dispatcher) {
        double[] whole = new double[samples];
        double[] durable = new double[samples];
        for (int i = -WARM_UP; i < samples; i++) {
            Fanout fanout = gateway.fanout(channel, "latency-" + (i + WARM_UP), 1);
            Promise<Long> arrives = Promise.promise();
            arrival = arrives;
            long start = System.nanoTime();
            Measured.wait(fanout.plan(gateway.deliveries()));
            long written = System.nanoTime();
            dispatcher.wake();
            long at = Measured.wait(arrives.future());
            if (i >= 0) {
                whole[i] = (at - start) / NANOS_PER_MILLI;
                durable[i] = (at - written) / NANOS_PER_MILLI;
            }
            // Idle again before the next one.
            Measured.wait(fanout.settled(gateway.vertx(), gateway.deliveries()));
        }
        report.note(samples + " alerts for one recipient, one after another, after " + WARM_UP
                + " to warm up; SQLite with fsync. Milliseconds to the head of the push at the receiver.");
        report.table(List.of("from", "samples", "p50Millis", "p95Millis", "p99Millis", "maxMillis"));
        report.row(row("handed-to-store", whole));
        report.row(row("durable", durable));
    }

    private JsonObject row(String from, double[] values) {
        return new JsonObject()
                .put("bench", "latency")
                .put("store", "sqlite")
                .put("from", from)
                .put("samples", samples)
                .put("p50Millis", Measured.percentile(values, 50))
                .put("p95Millis", Measured.percentile(values, 95))
                .put("p99Millis", Measured.percentile(values, 99))
                .put("maxMillis", Measured.percentile(values, 100));
    }
}
