package org.airalert.store.redis;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Verdict;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.DeliveryStore.Result;
import org.jspecify.annotations.Nullable;

/** What lanes and receivers change, one channel at a time. */
final class Lanes {
    private static final Script PLAN = Script.intake("records", "plan");
    private static final Script CLAIM = Script.underWay("records", "claim");
    private static final Script RECORD = Script.underWay("records", "receipts", "record");
    private static final Script RELEASE = Script.underWay("records", "release");
    private static final Script RECEIVE = Script.underWay("records", "receipts", "receive");
    private static final Script CONFIRM = Script.underWay("records", "confirm");
    private static final Script NEXT_DUE = Script.reading("next-due");

    private static final long NANOS_PER_MICRO = 1_000;

    private final Caller caller;

    Lanes(Caller caller) {
        this.caller = caller;
    }

    /** How many were new. */
    Future<Integer> plan(String channel, List<Delivery> deliveries) {
        Pack args = new Pack().array(deliveries.size());
        deliveries.forEach(delivery -> Records.planned(args, delivery));
        return run(Link.Kind.NEW, PLAN, channel, new Caller.Args(args, deliveries.size()))
                .map(answer -> (int) answer.number());
    }

    Future<List<Delivery>> claim(Claim claim) {
        Pack args = new Pack()
                .array(6)
                .text(claim.node())
                .number(claim.limit())
                .time(claim.now())
                .time(claim.now().plus(claim.lease()));
        Words.priorities(args);
        Duration pace = claim.pace();
        if (pace == null) {
            args.nothing();
        } else {
            args.number(Math.max(1, pace.toNanos() / NANOS_PER_MICRO));
        }
        return run(Link.Kind.UNDER_WAY, CLAIM, claim.channel(), new Caller.Args(args, claim.limit()))
                .map(answer -> claimed(claim.channel(), answer));
    }

    private static List<Delivery> claimed(String channel, Unpack answer) {
        int size = answer.array();
        List<Delivery> claimed = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            answer.array();
            claimed.add(Records.delivery(channel, answer.text(), answer.bytes(), answer.bytes()));
        }
        return claimed;
    }

    Future<Void> record(String channel, List<Result> results) {
        Pack args = new Pack().array(results.size());
        for (Result result : results) {
            Attempt attempt = result.attempt();
            Verdict verdict = result.verdict();
            Instant end = attempt.endedAt() == null ? attempt.startedAt() : attempt.endedAt();
            args.array(12)
                    .text(Records.hex(attempt.delivery().value()))
                    .number(attempt.number())
                    .time(attempt.startedAt())
                    .time(end)
                    .text(attempt.answer())
                    .text(Records.name(attempt.reason()))
                    .text(attempt.detail())
                    .text(attempt.node())
                    .text(verdict.state().name())
                    .time(verdict.dueAt())
                    .text(Records.name(verdict.reason()))
                    .text(verdict.providerId());
        }
        return run(Link.Kind.UNDER_WAY, RECORD, channel, new Caller.Args(args, results.size()))
                .mapEmpty();
    }

    Future<Void> release(String channel, String node, List<Delivery> claimed, Instant dueAt) {
        Pack args = new Pack().array(3).text(node).time(dueAt).array(claimed.size());
        for (Delivery delivery : claimed) {
            args.array(2)
                    .text(Records.hex(delivery.id()))
                    .number(delivery.progress().attempts());
        }
        return run(Link.Kind.UNDER_WAY, RELEASE, channel, new Caller.Args(args, claimed.size()))
                .mapEmpty();
    }

    Future<List<Boolean>> receive(String channel, List<Receipt> receipts, Instant now) {
        Pack args = new Pack().array(2).time(now).array(receipts.size());
        receipts.forEach(receipt -> receipt(args, receipt));
        return run(Link.Kind.NEW, RECEIVE, channel, new Caller.Args(args, receipts.size()))
                .map(answer -> {
                    List<Boolean> matched = new ArrayList<>();
                    for (int left = answer.array(); left > 0; left--) {
                        matched.add(answer.number() == 1);
                    }
                    return matched;
                });
    }

    private static void receipt(Pack args, Receipt receipt) {
        Receipt.@Nullable Counts counts = receipt.counts();
        args.array(8)
                .text(Records.hex(receipt.deliveryId()))
                .text(receipt.providerId())
                .text(receipt.state().name())
                .time(receipt.at())
                .text(receipt.reason());
        if (counts == null) {
            args.nothing().nothing().nothing();
        } else {
            args.number(counts.targeted()).number(counts.delivered()).number(counts.failed());
        }
    }

    Future<Boolean> confirm(String channel, DeliveryId id, Instant now) {
        Pack args = new Pack().array(2).text(Records.hex(id)).time(now);
        return run(Link.Kind.NEW, CONFIRM, channel, new Caller.Args(args, 1)).map(answer -> answer.number() == 1);
    }

    Future<Optional<Instant>> nextDue(String channel) {
        return run(Link.Kind.UNDER_WAY, NEXT_DUE, channel, new Caller.Args(Words.priorities(new Pack()), 1))
                .map(answer -> answer.array() == 0 ? Optional.empty() : Optional.of(answer.time()));
    }

    private Future<Unpack> run(Link.Kind kind, Script script, String channel, Caller.Args args) {
        return caller.run(kind, script, Keys.channel(channel), args, answer -> answer);
    }

    /** By channel, each channel's in their order. */
    static <T> Map<String, List<T>> byChannel(List<T> all, java.util.function.Function<T, String> channel) {
        return all.stream().collect(Collectors.groupingBy(channel, TreeMap::new, Collectors.toList()));
    }
}
