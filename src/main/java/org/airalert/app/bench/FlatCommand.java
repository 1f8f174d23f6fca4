package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.app.FolderOptions;
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

/** {@code bench flat}: what one delivery costs, by how many there are: a store that searched or counted would show it here. */
@Command(
        name = "flat",
        mixinStandardHelpOptions = true,
        description = "Cost of one delivery from 10,000 to 1,000,000 recipients.")
final class FlatCommand implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(10_000, 30_000, 100_000, 300_000, 1_000_000);
    private static final int WARM_UP = 300_000;
    private static final int PART = 100_000;
    private static final int CONNECTIONS = 64;
    private static final double MICROS = 1e6;
    private static final int BAR = 40;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--most",
            defaultValue = "1000000",
            description = "largest number of recipients; default ${DEFAULT-VALUE}")
    private int most;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Override
    public Integer call() {
        if (most < SIZES.get(0)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--most is " + SIZES.get(0) + " or more");
        }
        try (Sink sink = Sink.start();
                BenchGateway gateway = new BenchGateway(folders.read())) {
            ChannelFile channel = gateway.channel(sink.url(), CONNECTIONS);
            int warmUp = Math.min(WARM_UP, most);
            measure(gateway, channel, warmUp, 0);
            report.note("one alert after another on one SQLite store with fsync, " + CONNECTIONS + " connections; "
                    + warmUp + " deliveries to warm up, not counted. Microseconds for one delivery.");
            report.table(List.of("recipients", "accepted", "planMicros", "sendMicros", "ratio", "curve"));
            boolean whole = true;
            double first = 0;
            for (int size : SIZES) {
                if (size <= most) {
                    JsonObject row = measure(gateway, channel, size, first);
                    first = first == 0 ? row.getDouble("sendMicros") : first;
                    whole &= row.getLong("accepted") == size;
                    report.row(row);
                }
            }
            return whole ? 0 : 1;
        }
    }

    private static JsonObject measure(BenchGateway gateway, ChannelFile channel, int size, double first) {
        Fanout fanout = gateway.fanout(channel, "flat-" + System.nanoTime(), size);
        double planned = 0;
        for (int from = 1; from <= size; from += PART) {
            List<Delivery> part = fanout.part(from, Math.min(PART, size - from + 1));
            long start = System.nanoTime();
            Measured.wait(gateway.deliveries().plan(part));
            planned += Measured.secondsSince(start);
        }
        Dispatcher dispatcher = gateway.dispatcher(channel);
        long start = System.nanoTime();
        long accepted = Measured.wait(
                dispatcher.start().compose(done -> fanout.settled(gateway.vertx(), gateway.deliveries())));
        double sent = Measured.secondsSince(start);
        Measured.wait(dispatcher.stop());
        return row(size, accepted, planned, sent, first);
    }

    private static JsonObject row(int size, long accepted, double planned, double sent, double first) {
        double micros = sent * MICROS / size;
        double ratio = first == 0 ? 1 : micros / first;
        return new JsonObject()
                .put("bench", "flat")
                .put("store", "sqlite")
                .put("recipients", size)
                .put("accepted", accepted)
                .put("planMicros", planned * MICROS / size)
                .put("sendMicros", micros)
                .put("ratio", ratio)
                .put("curve", "#".repeat((int) Math.max(1, Math.min(2 * BAR, Math.round(ratio * BAR)))));
    }
}
