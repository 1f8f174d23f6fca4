package org.airalert.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;

/** Sends each call to the writing thread or a reading one. Large changes go in pieces, so that small ones get in between. */
final class SqliteDeliveryStore implements DeliveryStore {
    private static final int PIECE = 2_000;
    private static final Duration RETENTION_EVERY = Duration.ofHours(1);

    private final Writing writer;
    private final Reading readers;
    private final Plans plans;
    private final Claims claims;
    private final Results results;
    private final Receipts receipts;
    private final Endings endings;
    private final Tracking tracking;
    private final Duration keepAttempts;
    private volatile Instant nextRetention = Instant.MIN;

    SqliteDeliveryStore(Writing writer, Reading readers, Changes changes, Duration keepAttempts) {
        this.keepAttempts = keepAttempts;
        Rows rows = new Rows(changes.names());
        this.writer = writer;
        this.readers = readers;
        this.plans = new Plans(changes);
        this.claims = new Claims(changes, rows);
        this.receipts = new Receipts(changes);
        this.results = new Results(changes, claims, receipts);
        this.endings = new Endings(changes);
        this.tracking = new Tracking(rows);
    }

    @Override
    public Future<Integer> plan(List<Delivery> deliveries) {
        List<Delivery> all = List.copyOf(deliveries);
        all.forEach(delivery -> Ids.bytes(delivery.id()));
        return inPieces(all, Writer.Kind.FOLLOWING, plans::add);
    }

    @Override
    public Future<List<Delivery>> claim(Claim claim) {
        return writer.submit(Writer.Kind.UNDER_WAY, claim.limit(), sql -> claims.take(sql, claim));
    }

    @Override
    public Future<Void> record(List<Result> made) {
        List<Result> all = List.copyOf(made);
        return writer.submit(Writer.Kind.UNDER_WAY, all.size(), sql -> counted(() -> results.record(sql, all)))
                .mapEmpty();
    }

    @Override
    public Future<Void> release(String node, List<Delivery> claimed, Instant dueAt) {
        List<Delivery> all = List.copyOf(claimed);
        return writer.submit(
                        Writer.Kind.UNDER_WAY, all.size(), sql -> counted(() -> claims.release(sql, node, all, dueAt)))
                .mapEmpty();
    }

    @Override
    public Future<List<Boolean>> receive(String channel, List<Receipt> reported, Instant now) {
        List<Receipt> all = List.copyOf(reported);
        return writer.submit(Writer.Kind.FOLLOWING, all.size(), sql -> receipts.receive(sql, channel, all, now));
    }

    @Override
    public Future<Boolean> confirm(DeliveryId id, Instant now) {
        return writer.submit(Writer.Kind.FOLLOWING, 1, sql -> receipts.confirm(sql, id.value(), now));
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
        return readers.read(sql -> endings.pendingOf(sql, alert.value()))
                .compose(found ->
                        inPieces(found, Writer.Kind.UNDER_WAY, (sql, piece) -> endings.withdraw(sql, piece, end)));
    }

    @Override
    public Future<Integer> sweep(String channel, Instant now, @Nullable Instant receiptsSince) {
        Future<Integer> expired = writer.submit(
                        Writer.Kind.UNDER_WAY, 1, sql -> counted(() -> Receipts.forgetEarly(sql, now)))
                .compose(done -> readers.read(sql -> endings.expired(sql, channel, now)))
                .compose(found -> inPieces(found, Writer.Kind.UNDER_WAY, endings::expire));
        Future<Integer> closed = receiptsSince == null
                ? expired
                : expired.compose(before -> readers.read(sql -> endings.unreported(sql, channel, receiptsSince))
                        .compose(found -> inPieces(found, Writer.Kind.UNDER_WAY, endings::closeUnreported))
                        .map(now2 -> before + now2));
        return closed.compose(moved -> retain(now).map(moved));
    }

    /** Whichever channel is swept first after an hour does it for all. */
    private Future<Void> retain(Instant now) {
        if (now.isBefore(nextRetention)) {
            return Future.succeededFuture();
        }
        nextRetention = now.plus(RETENTION_EVERY);
        Promise<Void> done = Promise.promise();
        nextForgotten(now.minus(keepAttempts), done);
        return done.future();
    }

    /** One piece after the other; a promise for the same reason as in {@link #inPieces}. */
    private void nextForgotten(Instant before, Promise<Void> done) {
        writer.submit(Writer.Kind.UNDER_WAY, Retention.PIECE, sql -> Retention.forget(sql, before))
                .onSuccess(looked -> {
                    if (looked < Retention.PIECE) {
                        done.complete();
                    } else {
                        nextForgotten(before, done);
                    }
                })
                .onFailure(done::fail);
    }

    @Override
    public Future<Optional<Instant>> nextDue(String channel) {
        return readers.read(sql -> tracking.nextDue(sql, channel));
    }

    @Override
    public Future<Optional<Tracked>> find(DeliveryId id) {
        return readers.read(sql -> tracking.find(sql, id));
    }

    @Override
    public Future<List<Tracked>> list(Filter filter) {
        return readers.read(sql -> tracking.list(sql, filter));
    }

    @Override
    public Future<Map<String, Map<DeliveryState, Long>>> counts(AlertId alert) {
        return readers.read(sql -> tracking.counts(sql, alert));
    }

    @Override
    public Future<Map<String, Long>> backlog() {
        return readers.read(tracking::backlog);
    }

    @Override
    public Future<Map<String, SortedMap<Integer, Long>>> acceptances(AlertId alert) {
        return readers.read(sql -> tracking.acceptances(sql, alert));
    }

    private interface Piece<T> {
        int write(Sql sql, List<T> piece) throws SQLException;
    }

    private interface Change {
        void run() throws SQLException;
    }

    /** For work that has nothing to tell. */
    private static int counted(Change change) throws SQLException {
        change.run();
        return 0;
    }

    /** One piece after the other; a promise, because composing futures a thousand deep overflows the stack. */
    private <T> Future<Integer> inPieces(List<T> all, Writer.Kind kind, Piece<T> work) {
        Promise<Integer> promise = Promise.promise();
        nextPiece(all, kind, work, 0, promise);
        return promise.future();
    }

    private <T> void nextPiece(List<T> rest, Writer.Kind kind, Piece<T> work, int done, Promise<Integer> promise) {
        if (rest.isEmpty()) {
            promise.complete(done);
            return;
        }
        int size = Math.min(PIECE, rest.size());
        List<T> piece = rest.subList(0, size);
        List<T> later = rest.subList(size, rest.size());
        writer.submit(kind, size, sql -> work.write(sql, piece))
                .onSuccess(changed -> nextPiece(later, kind, work, done + changed, promise))
                .onFailure(promise::fail);
    }
}
