package org.airalert.store.redis;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.airalert.alert.AlertId;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore;
import org.airalert.store.redis.Pieces.Piece;
import org.jspecify.annotations.Nullable;

/** Ends deliveries by the thousand: called back, expired, never reported. */
final class Endings {
    private static final Script WALK = Script.underWay("records", "walk");
    private static final Script SWEEP = Script.underWay("records", "sweep");
    private static final int PIECE = 500;

    /** A sweep that dies half-way is taken up again after this. */
    private static final Duration MINE = Duration.ofMinutes(2);

    private final Caller caller;

    Endings(Caller caller) {
        this.caller = caller;
    }

    /** Goes through all that an event ever sent on the channel, because nothing else knows the alert's. */
    Future<Integer> withdraw(String channel, String stretch, AlertId alert, DeliveryState end) {
        return Pieces.walk("", cursor -> {
            Pack args = new Pack()
                    .array(6)
                    .text("withdraw")
                    .text(stretch)
                    .text(cursor)
                    .number(PIECE)
                    .text(alert.value())
                    .text(end.name());
            return walk(channel, args);
        });
    }

    private Future<Piece<String>> walk(String channel, Pack args) {
        return caller.run(Link.Kind.UNDER_WAY, WALK, Keys.channel(channel), new Caller.Args(args, PIECE), answer -> {
            answer.array();
            return new Piece<>((int) answer.number(), answer.textOrNull());
        });
    }

    Future<Integer> sweep(String channel, Instant now, @Nullable Instant receiptsSince) {
        return Pieces.walk(true, more -> sweepOnce(channel, now, receiptsSince));
    }

    private record Swept(int moved, boolean more, @Nullable String group) {}

    private Future<Piece<Boolean>> sweepOnce(String channel, Instant now, @Nullable Instant receiptsSince) {
        Instant mine = now.plus(MINE);
        Pack args = new Pack()
                .array(5)
                .time(now)
                .time(receiptsSince)
                .time(now.minus(DeliveryStore.EARLY_RECEIPT_KEPT))
                .time(mine)
                .number(PIECE);
        return caller.run(Link.Kind.UNDER_WAY, SWEEP, Keys.channel(channel), new Caller.Args(args, PIECE), answer -> {
                    answer.array();
                    return new Swept((int) answer.number(), answer.number() == 1, answer.textOrNull());
                })
                .compose(swept -> expire(channel, swept, now, mine));
    }

    private Future<Piece<Boolean>> expire(String channel, Swept swept, Instant now, Instant mine) {
        String group = swept.group();
        if (group == null) {
            return Future.succeededFuture(new Piece<>(swept.moved(), swept.more() ? true : null));
        }
        String stretch = group.substring(0, group.indexOf('|'));
        return Pieces.walk("", cursor -> {
                    Pack args = new Pack()
                            .array(7)
                            .text("expire")
                            .text(stretch)
                            .text(cursor)
                            .number(PIECE)
                            .time(now)
                            .text(group)
                            .time(mine);
                    return walk(channel, args);
                })
                .map(expired -> new Piece<>(swept.moved() + expired, true));
    }
}
