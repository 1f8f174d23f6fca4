package org.airalert.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.airalert.app.FolderOptions;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Verdict;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench receipts}: receipts of accepted deliveries stored durably per second, by size of the batch in which they come and with several
 * callers at the same time, as carriers have several connections. Measured at the store; each receipt settles a delivery of its own.
 */
@Command(
        name = "receipts",
        mixinStandardHelpOptions = true,
        description = "Receipts stored per second in batches of 1, 100 and 10,000.")
final class ReceiptsCommand implements Callable<Integer> {
    private static final String NODE = "bench";
    private static final int CLAIM = 2_000;

    /** How they come: so many callers that each wait for the answer before they hand in the next batch. */
    private record Way(int batch, int callers) {}

    private static final List<Way> WAYS = List.of(new Way(1, 1), new Way(1, 64), new Way(100, 8), new Way(10_000, 2));

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--receipts",
            defaultValue = "40000",
            description =
                    "for each size of batch but single ones of a single caller, of which a tenth; default ${DEFAULT-VALUE}")
    private int receipts;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Override
    public Integer call() {
        if (receipts < 10) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "--receipts is 10 or more");
        }
        try (BenchGateway gateway = new BenchGateway(folders.read())) {
            ChannelFile channel = gateway.channel("http://127.0.0.1:9/", 1);
            measure(gateway, channel, "warm-up", new Way(100, 8));
            report.note("SQLite with fsync; a round in batches of 100 to warm up, not counted");
            report.table(List.of("batch", "callers", "receipts", "matched", "seconds", "receiptsPerSecond"));
            boolean whole = true;
            for (Way way : WAYS) {
                JsonObject row = measure(gateway, channel, "b" + way.batch() + "c" + way.callers(), way);
                whole &= row.getLong("matched").equals(row.getLong("receipts"));
                report.row(row);
            }
            return whole ? 0 : 1;
        }
    }

    private JsonObject measure(BenchGateway gateway, ChannelFile channel, String name, Way way) {
        int number = way.callers() == 1 ? receipts / 10 : receipts;
        List<Receipt> all = accepted(gateway, channel, name, number);
        Round round = new Round(gateway.deliveries(), channel.id(), all, way.batch());
        long start = System.nanoTime();
        Measured.wait(round.run(way.callers()));
        double seconds = Measured.secondsSince(start);
        return new JsonObject()
                .put("bench", "receipts")
                .put("store", "sqlite")
                .put("batch", way.batch())
                .put("callers", way.callers())
                .put("receipts", (long) number)
                .put("matched", round.matched.get())
                .put("seconds", seconds)
                .put("receiptsPerSecond", number / seconds);
    }

    /** Plans that many, has each claimed and accepted, and makes the receipt that says that it has arrived. */
    private static List<Receipt> accepted(BenchGateway gateway, ChannelFile channel, String name, int number) {
        DeliveryStore store = gateway.deliveries();
        Measured.wait(gateway.fanout(channel, name, number).plan(store));
        List<Receipt> receipts = new ArrayList<>(number);
        while (receipts.size() < number) {
            Instant now = Instant.now();
            List<Delivery> claimed = Measured.wait(
                    store.claim(new DeliveryStore.Claim(channel.id(), NODE, CLAIM, now, Duration.ofMinutes(1))));
            Measured.wait(
                    store.record(claimed.stream().map(one -> accepted(one, now)).toList()));
            for (Delivery one : claimed) {
                receipts.add(new Receipt(one.id().value(), null, Receipt.State.DELIVERED, now, null, ""));
            }
        }
        return receipts;
    }

    private static DeliveryStore.Result accepted(Delivery delivery, Instant now) {
        int number = delivery.progress().attempts();
        return new DeliveryStore.Result(
                new Attempt(delivery.id(), number, now, now, "202", null, "", NODE),
                new Verdict(DeliveryState.ACCEPTED, now, null, null));
    }

    /** A caller takes the next batch when its last one is stored. A promise for each caller, because it comes round by itself. */
    private static final class Round {
        private final DeliveryStore store;
        private final String channel;
        private final List<Receipt> receipts;
        private final int batch;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicLong matched = new AtomicLong();

        Round(DeliveryStore store, String channel, List<Receipt> receipts, int batch) {
            this.store = store;
            this.channel = channel;
            this.receipts = receipts;
            this.batch = batch;
        }

        Future<?> run(int callers) {
            List<Future<Void>> ends = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Promise<Void> end = Promise.promise();
                hand(end);
                ends.add(end.future());
            }
            return Future.join(ends);
        }

        private void hand(Promise<Void> end) {
            int from = next.getAndAdd(batch);
            if (from >= receipts.size()) {
                end.complete();
                return;
            }
            List<Receipt> mine = receipts.subList(from, Math.min(from + batch, receipts.size()));
            store.receive(channel, mine, Instant.now())
                    .onSuccess(answers -> {
                        matched.addAndGet(answers.stream().filter(one -> one).count());
                        hand(end);
                    })
                    .onFailure(end::fail);
        }
    }
}
