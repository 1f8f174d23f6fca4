package org.airalert.store.redis;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;

/** Sends each call to the channels that it concerns, in pieces that keep Redis for a few milliseconds at most. */
final class RedisDeliveryStore implements DeliveryStore {
    private static final int PIECE = 500;

    private final Directory directory;
    private final Lanes lanes;
    private final Endings endings;
    private final Tracking tracking;
    private final Listing listing;

    RedisDeliveryStore(Caller caller) {
        this.directory = new Directory(caller);
        this.lanes = new Lanes(caller);
        this.endings = new Endings(caller);
        this.tracking = new Tracking(caller, directory);
        this.listing = new Listing(caller, directory, tracking);
    }

    @Override
    public Future<Integer> plan(List<Delivery> deliveries) {
        List<Delivery> all = List.copyOf(deliveries);
        Map<String, List<Delivery>> channels = Lanes.byChannel(all, Delivery::channel);
        return directory
                .note(all)
                .compose(done -> sum(channels, (channel, mine) -> inPieces(mine, piece -> lanes.plan(channel, piece))));
    }

    @Override
    public Future<List<Delivery>> claim(Claim claim) {
        return lanes.claim(claim);
    }

    @Override
    public Future<Void> record(List<Result> results) {
        Map<String, List<Result>> stretches = Lanes.byChannel(results, RedisDeliveryStore::stretch);
        List<Future<Void>> each = new ArrayList<>();
        stretches.forEach((stretch, mine) -> each.add(directory
                .channelOf(stretch)
                .compose(channel -> channel.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : inPieces(
                                        mine,
                                        piece -> lanes.record(channel.orElseThrow(), piece)
                                                .map(0))
                                .mapEmpty())));
        return Future.join(each).mapEmpty();
    }

    /** Of an id that none of ours can have: a stretch that none has. */
    private static String stretch(Result result) {
        String hex = Records.hex(result.attempt().delivery().value());
        return hex == null ? "0".repeat(64) : Records.stretch(hex);
    }

    @Override
    public Future<Void> release(String node, List<Delivery> claimed, Instant dueAt) {
        return sum(
                        Lanes.byChannel(claimed, Delivery::channel),
                        (channel, mine) -> inPieces(
                                mine,
                                piece -> lanes.release(channel, node, piece, dueAt)
                                        .map(0)))
                .mapEmpty();
    }

    @Override
    public Future<List<Boolean>> receive(String channel, List<Receipt> receipts, Instant now) {
        List<Receipt> all = List.copyOf(receipts);
        List<Boolean> matched = new ArrayList<>(all.size());
        return inPieces(
                        all,
                        piece -> lanes.receive(channel, piece, now).map(some -> {
                            matched.addAll(some);
                            return 0;
                        }))
                .map(done -> List.copyOf(matched));
    }

    @Override
    public Future<Boolean> confirm(DeliveryId id, Instant now) {
        String hex = Records.hex(id.value());
        if (hex == null) {
            return Future.succeededFuture(false);
        }
        return directory
                .channelOf(hex)
                .compose(channel -> channel.isEmpty()
                        ? Future.succeededFuture(false)
                        : lanes.confirm(channel.orElseThrow(), id, now));
    }

    @Override
    public Future<Integer> withdraw(List<AlertId> alerts, DeliveryState end) {
        if (end != DeliveryState.CANCELLED && end != DeliveryState.SUPERSEDED) {
            throw new IllegalArgumentException("end: " + end.word() + " (expected: cancelled or superseded)");
        }
        Future<Integer> done = Future.succeededFuture(0);
        for (AlertId alert : alerts) {
            done = done.compose(before -> withdraw(alert, end).map(now -> before + now));
        }
        return done;
    }

    private Future<Integer> withdraw(AlertId alert, DeliveryState end) {
        return directory
                .eventOf(alert)
                .compose(event -> event.isEmpty()
                        ? Future.succeededFuture(Map.<String, Directory.Stretch>of())
                        : directory.stretches(event.orElseThrow()))
                .compose(stretches ->
                        sum(stretches, (name, stretch) -> endings.withdraw(stretch.channel(), name, alert, end)));
    }

    @Override
    public Future<Integer> sweep(String channel, Instant now, @Nullable Instant receiptsSince) {
        return endings.sweep(channel, now, receiptsSince);
    }

    @Override
    public Future<Optional<Instant>> nextDue(String channel) {
        return lanes.nextDue(channel);
    }

    @Override
    public Future<Optional<Tracked>> find(DeliveryId id) {
        return tracking.find(id);
    }

    @Override
    public Future<List<Tracked>> list(Filter filter) {
        return listing.list(filter);
    }

    @Override
    public Future<Map<String, Map<DeliveryState, Long>>> counts(AlertId alert) {
        return tracking.counts(alert);
    }

    @Override
    public Future<Map<String, Long>> backlog() {
        return tracking.backlog();
    }

    @Override
    public Future<Map<String, SortedMap<Integer, Long>>> acceptances(AlertId alert) {
        return tracking.acceptances(alert);
    }

    private interface Part<T> {
        Future<Integer> of(String name, T part);
    }

    /** All parts beside each other. */
    private static <T> Future<Integer> sum(Map<String, T> parts, Part<T> work) {
        List<Future<Integer>> each = new ArrayList<>();
        parts.forEach((name, part) -> each.add(work.of(name, part)));
        return Future.join(each)
                .map(done -> done.<Integer>list().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    private static <T> Future<Integer> inPieces(List<T> all, Function<List<T>, Future<Integer>> work) {
        if (all.isEmpty()) {
            return Future.succeededFuture(0);
        }
        return Pieces.walk(0, from -> {
            int to = Math.min(all.size(), from + PIECE);
            return work.apply(all.subList(from, to))
                    .map(changed -> new Pieces.Piece<>(changed, to < all.size() ? to : null));
        });
    }
}
