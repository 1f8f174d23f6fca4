package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.store.Ledger;
import org.airalert.store.Moved;
import org.airalert.store.Unusable;
import org.jspecify.annotations.Nullable;

/** Fills an empty Redis from another store, everything with its versions, numbers and states. May be called from any thread. */
public final class RedisImport {
    private static final Script LEDGER = Script.intake("import-ledger");
    private static final Script DELIVERIES = Script.intake("records", "import-deliveries");

    private final Caller caller;
    private final Directory directory;

    RedisImport(Caller caller) {
        this.caller = caller;
        this.directory = new Directory(caller);
    }

    /** Fails with {@link Unusable} when a gateway or an earlier import left anything there. */
    public Future<Void> requireEmpty() {
        return caller.link()
                .send(Link.Kind.NEW, Job.Call.of(Command.EXISTS, Keys.LEDGER + ":changes", Keys.LEDGER + ":channels"))
                .compose(found -> found.toInteger() == 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Unusable("redis holds a store already (expected: an empty one)")));
    }

    public Future<Void> documents(List<Ledger.Document> documents) {
        Pack args = new Pack().array(2).array(documents.size());
        for (Ledger.Document one : documents) {
            args.array(5)
                    .text(one.kind())
                    .text(one.id())
                    .number(one.version())
                    .text(one.tag())
                    .text(one.body());
        }
        return ledger(args.array(0), documents.size());
    }

    public Future<Void> entries(String journal, List<Ledger.Entry> entries) {
        Pack args = new Pack().array(2).array(0).array(entries.size());
        for (Ledger.Entry one : entries) {
            args.array(4).text(journal).number(one.number()).text(one.key()).text(one.body());
        }
        return ledger(args, entries.size());
    }

    private Future<Void> ledger(Pack args, int rows) {
        return caller.run(Link.Kind.NEW, LEDGER, Keys.LEDGER, new Caller.Args(args, rows), Unpack::number)
                .mapEmpty();
    }

    public Future<Void> deliveries(List<Moved> deliveries) {
        Map<String, List<Moved>> channels =
                Lanes.byChannel(deliveries, one -> one.tracked().delivery().channel());
        List<Delivery> plain =
                deliveries.stream().map(one -> one.tracked().delivery()).toList();
        return directory.note(plain).compose(done -> {
            List<Future<Long>> each = new ArrayList<>();
            channels.forEach((channel, mine) -> each.add(deliveries(channel, mine)));
            return Future.all(each).mapEmpty();
        });
    }

    private Future<Long> deliveries(String channel, List<Moved> deliveries) {
        Pack args = new Pack().array(deliveries.size());
        for (Moved one : deliveries) {
            List<Attempt> attempts = one.tracked().attempts();
            int newest = one.tracked().delivery().progress().attempts();
            List<Attempt> older = attempts.stream()
                    .filter(attempt -> attempt.number() != newest)
                    .toList();
            args.array(4)
                    .text(Records.hex(one.tracked().delivery().id()))
                    .bytes(changing(one))
                    .bytes(Records.fixed(one.tracked().delivery()))
                    .array(older.size());
            older.forEach(attempt -> args.array(2).number(attempt.number()).bytes(Records.older(attempt)));
        }
        return caller.run(
                Link.Kind.NEW,
                DELIVERIES,
                Keys.channel(channel),
                new Caller.Args(args, deliveries.size()),
                Unpack::number);
    }

    /** In the order of the fields in {@code records.lua}. */
    private static byte[] changing(Moved moved) {
        Delivery delivery = moved.tracked().delivery();
        Delivery.Progress progress = delivery.progress();
        Attempt newest = moved.tracked().attempts().stream()
                .filter(attempt -> attempt.number() == progress.attempts())
                .findFirst()
                .orElse(null);
        Receipt.@Nullable Counts counts = moved.tracked().counts();
        Pack m = new Pack()
                .array(24)
                .text(progress.state().name())
                .number(progress.attempts())
                .time(progress.dueAt())
                .text(Records.name(progress.reason()))
                .text(progress.providerId())
                .time(progress.acceptedAt())
                .time(progress.deliveredAt())
                .time(progress.confirmedAt())
                .text(Records.name(moved.ending()))
                .text(moved.behind() == null ? null : Records.hex(moved.behind()));
        attempt(m, newest);
        if (counts == null) {
            m.nothing().nothing().nothing();
        } else {
            m.number(counts.targeted()).number(counts.delivered()).number(counts.failed());
        }
        return m.text(delivery.alert().value())
                .number(delivery.sequence())
                .text(delivery.priority().name())
                .time(delivery.plannedAt())
                .time(delivery.notAfter())
                .done();
    }

    private static void attempt(Pack m, @Nullable Attempt newest) {
        if (newest == null) {
            m.nothing().nothing().nothing().nothing().nothing().nothing();
        } else {
            m.time(newest.startedAt())
                    .time(newest.endedAt())
                    .text(Records.name(newest.reason()))
                    .text(newest.answer())
                    .text(newest.detail())
                    .text(newest.node());
        }
    }

    /** Deliveries by channel and state, as Redis counts them. */
    public Future<Map<String, Map<DeliveryState, Long>>> counted() {
        Tracking tracking = new Tracking(caller, directory);
        return directory.stretches(null).compose(stretches -> {
            List<Future<Void>> each = new ArrayList<>();
            Map<String, Map<DeliveryState, Long>> all = new TreeMap<>();
            stretches.forEach((name, stretch) ->
                    each.add(tracking.numbers(stretch.channel(), "t:" + name).map(numbers -> {
                        Map<DeliveryState, Long> states =
                                all.computeIfAbsent(stretch.channel(), unseen -> new TreeMap<>());
                        numbers.forEach(
                                (state, number) -> states.merge(DeliveryState.valueOf(state), number, Long::sum));
                        return null;
                    })));
            return Future.all(each).map(all);
        });
    }
}
