package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
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

/**
 * {@code bench fanout}: deliveries per second through store, lane and signing transport, against a bare client that posts the same bytes to the
 * same sink over as many connections. Rounds of the two alternate; the first two of each warm up and do not count, because
 * Java goes on compiling for several hundred thousand deliveries.
 */
@Command(
        name = "fanout",
        mixinStandardHelpOptions = true,
        description = "Deliveries per second, against a bare HTTP client posting the same bytes to the same sink.")
final class FanoutCommand implements Callable<Integer> {
    private static final String NAME = "fanout";
    private static final int WARM_UP = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--recipients", defaultValue = "200000", description = "in each round; default ${DEFAULT-VALUE}")
    private int recipients;

    @Option(names = "--store", defaultValue = "sqlite", description = "sqlite, or redis: a server of its own")
    private String storeKind = "";

    @Option(names = "--connections", defaultValue = "64", description = "of either side; default ${DEFAULT-VALUE}")
    private int connections;

    @Option(names = "--rounds", defaultValue = "3", description = "that count, of each side; default ${DEFAULT-VALUE}")
    private int rounds;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    /** One round of both sides. */
    private record Round(int number, long accepted, double planSeconds, double sendSeconds, double bareSeconds) {
        JsonObject row(int recipients) {
            double gateway = recipients / sendSeconds;
            double bare = recipients / bareSeconds;
            return new JsonObject()
                    .put("recipients", recipients)
                    .put("round", Integer.toString(number))
                    .put("accepted", accepted)
                    .put("planSeconds", planSeconds)
                    .put("sendSeconds", sendSeconds)
                    .put("bareSeconds", bareSeconds)
                    .put("deliveriesPerSecond", gateway)
                    .put("withPlanningPerSecond", recipients / (planSeconds + sendSeconds))
                    .put("barePerSecond", bare)
                    .put("ratio", gateway / bare);
        }
    }

    @Override
    public Integer call() {
        check();
        try (Sink sink = Sink.start();
                BenchGateway gateway = new BenchGateway(folders.read(), storeKind.equals("redis"))) {
            ChannelFile channel = gateway.channel(sink.url(), connections);
            head();
            double[] first = send(gateway, channel, 0);
            Sink.Taken push = Measured.wait(sink.taken(gateway.vertx()));
            BareClient bare = new BareClient(gateway.vertx(), sink, connections, push);
            Measured.wait(bare.post(recipients));
            for (int i = 1; i < WARM_UP; i++) {
                send(gateway, channel, -i);
                Measured.wait(bare.post(recipients));
            }
            report.note("body " + push.body().length() + " bytes; " + WARM_UP
                    + " rounds of each to warm up, not counted (accepted " + (long) first[0] + ")");
            report.table(List.of(
                    "round", "deliveriesPerSecond", "withPlanningPerSecond", "barePerSecond", "ratio", "accepted"));
            return rounds(gateway, channel, bare, push.body().length());
        }
    }

    private void check() {
        if (!List.of("sqlite", "redis").contains(storeKind)) {
            throw fault("--store: " + storeKind + " (expected: sqlite or redis)");
        }
        if (recipients < 1 || connections < 1 || rounds < 1) {
            throw fault("--recipients, --connections and --rounds are 1 or more");
        }
    }

    private ParameterException fault(String text) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), text);
    }

    private void head() {
        report.note("fan-out to " + recipients + " recipients, " + connections + " connections, store " + storeKind
                + " with fsync, " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ". The sink is a process of its own on 127.0.0.1; gateway and bare"
                + " client take turns in this one, each on one event loop.");
    }

    private int rounds(BenchGateway gateway, ChannelFile channel, BareClient bare, int bodyBytes) {
        List<JsonObject> rows = new ArrayList<>();
        boolean whole = true;
        for (int i = 1; i <= rounds; i++) {
            double[] sent = send(gateway, channel, i);
            Round round = new Round(i, (long) sent[0], sent[1], sent[2], Measured.wait(bare.post(recipients)));
            whole &= round.accepted() == recipients;
            rows.add(labelled(round.row(recipients), bodyBytes));
            report.row(rows.get(i - 1));
        }
        report.row(labelled(median(rows), bodyBytes));
        return whole ? 0 : 1;
    }

    private JsonObject labelled(JsonObject row, int bodyBytes) {
        return row.put("bench", NAME)
                .put("store", storeKind)
                .put("connections", connections)
                .put("bodyBytes", bodyBytes);
    }

    /** Accepted, seconds to plan, seconds from the lane's start until the store says that all have ended. */
    private double[] send(BenchGateway gateway, ChannelFile channel, int round) {
        Fanout fanout = gateway.fanout(channel, NAME + "-" + round, recipients);
        List<Delivery> deliveries = fanout.deliveries();
        long start = System.nanoTime();
        Measured.wait(gateway.deliveries().plan(deliveries));
        double planned = Measured.secondsSince(start);
        Dispatcher dispatcher = gateway.dispatcher(channel);
        long go = System.nanoTime();
        long accepted = Measured.wait(
                dispatcher.start().compose(done -> fanout.settled(gateway.vertx(), gateway.deliveries())));
        double sent = Measured.secondsSince(go);
        Measured.wait(dispatcher.stop());
        return new double[] {accepted, planned, sent};
    }

    /** Of each figure by itself. */
    private JsonObject median(List<JsonObject> rows) {
        JsonObject median = new JsonObject().put("recipients", recipients).put("round", "median");
        median.put(
                "accepted",
                rows.stream().mapToLong(row -> row.getLong("accepted")).min().orElse(0));
        for (String field : List.of(
                "planSeconds",
                "sendSeconds",
                "bareSeconds",
                "deliveriesPerSecond",
                "withPlanningPerSecond",
                "barePerSecond",
                "ratio")) {
            double[] values =
                    rows.stream().mapToDouble(row -> row.getDouble(field)).toArray();
            median.put(field, Measured.percentile(values, 50));
        }
        return median;
    }
}
