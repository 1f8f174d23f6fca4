package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.airalert.app.FolderOptions;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.DeliveryState;
import org.airalert.dispatch.Dispatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Queues deliveries, then sends them all, and looks at the heap after a collection at a tenth and at the whole of each. The
 * deliveries are made a few thousand at a time, so that what is measured is the gateway.
 */
@Command(name = "memory-run", hidden = true, description = "The process with little heap that bench memory starts.")
final class MemoryRunCommand implements Callable<Integer> {
    /** Fewest deliveries of which a tenth says something. */
    static final int LEAST = 10_000;

    private static final int PART = 5_000;
    private static final int CONNECTIONS = 64;
    private static final int LOOK_MILLIS = 20;
    private static final double MEGA = 1 << 20;

    /** What a heap that does not grow with the backlog may differ by: classes loaded and lanes opened meanwhile, not deliveries. */
    private static final double FLAT_MEGABYTES = 16;

    @Option(names = "--deliveries", required = true)
    private int deliveries;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    private final List<JsonObject> rows = new ArrayList<>();

    @Override
    public Integer call() {
        try (Sink sink = Sink.start();
                BenchGateway gateway = new BenchGateway(folders.read())) {
            ChannelFile channel = gateway.channel(sink.url(), CONNECTIONS);
            Fanout fanout = gateway.fanout(channel, "memory", deliveries);
            report.note("heap in use after a collection, of at most "
                    + Math.round(Runtime.getRuntime().maxMemory() / MEGA) + " MB; SQLite with fsync, " + CONNECTIONS
                    + " connections");
            report.table(List.of("stage", "deliveries", "heapMegabytes", "ratio", "seconds"));
            queue(gateway, fanout);
            Dispatcher dispatcher = gateway.dispatcher(channel);
            send(gateway, fanout, dispatcher);
            long accepted = accepted(gateway, fanout);
            Measured.wait(dispatcher.stop());
            double first = rows.get(0).getDouble("heapMegabytes");
            boolean flat = rows.stream().allMatch(row -> row.getDouble("heapMegabytes") <= first + FLAT_MEGABYTES);
            return accepted == deliveries && flat ? 0 : 1;
        }
    }

    private void queue(BenchGateway gateway, Fanout fanout) {
        long start = System.nanoTime();
        int tenth = deliveries / 10;
        for (int from = 1; from <= deliveries; from += PART) {
            Measured.wait(gateway.deliveries().plan(fanout.part(from, Math.min(PART, deliveries - from + 1))));
            int queued = Math.min(deliveries, from + PART - 1);
            if (queued >= tenth && queued - PART < tenth) {
                row("queued", queued, start);
            }
        }
        row("queued", deliveries, start);
    }

    private void send(BenchGateway gateway, Fanout fanout, Dispatcher dispatcher) {
        long start = System.nanoTime();
        Measured.wait(dispatcher.start());
        for (int goal : List.of(deliveries / 10, deliveries / 2, deliveries)) {
            long sent = accepted(gateway, fanout);
            while (sent < goal) {
                Measured.wait(gateway.vertx().timer(LOOK_MILLIS));
                sent = accepted(gateway, fanout);
            }
            row("sent", sent, start);
        }
    }

    private static long accepted(BenchGateway gateway, Fanout fanout) {
        return Measured.wait(gateway.deliveries().counts(fanout.alert())).values().stream()
                .mapToLong(states -> states.getOrDefault(DeliveryState.ACCEPTED, 0L))
                .sum();
    }

    private void row(String stage, long number, long since) {
        double seconds = Measured.secondsSince(since);
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGA;
        double first = rows.isEmpty() ? heap : rows.get(0).getDouble("heapMegabytes");
        JsonObject row = new JsonObject()
                .put("bench", "memory")
                .put("store", "sqlite")
                .put("stage", stage)
                .put("deliveries", number)
                .put("heapMegabytes", heap)
                .put("ratio", heap / first)
                .put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() / MEGA)
                .put("seconds", seconds);
        rows.add(row);
        report.row(row);
    }
}
