package org.airalert.app.demo;

import io.vertx.core.Future;
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
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.jspecify.annotations.Nullable;

/** A store that tells {@link Figures} what was planned, what came of it and which receipts came, once it is durable. */
final class CountedStore implements Store {
    private final Store store;
    private final DeliveryStore deliveries;

    /** @param people who may confirm what is handed over */
    CountedStore(Store store, Figures figures, People people) {
        this.store = store;
        this.deliveries = new Deliveries(store.deliveries(), figures, people);
    }

    @Override
    public Ledger ledger() {
        return store.ledger();
    }

    @Override
    public DeliveryStore deliveries() {
        return deliveries;
    }

    @Override
    public Future<Health> check() {
        return store.check();
    }

    @Override
    public Optional<String> trouble() {
        return store.trouble();
    }

    @Override
    public Future<Void> close() {
        return store.close();
    }

    private record Deliveries(DeliveryStore inner, Figures figures, People people) implements DeliveryStore {
        @Override
        public Future<Integer> plan(List<Delivery> planned) {
            figures.planned(planned);
            return inner.plan(planned);
        }

        @Override
        public Future<List<Delivery>> claim(Claim claim) {
            return inner.claim(claim).onSuccess(people::sending);
        }

        @Override
        public Future<Void> record(List<Result> results) {
            return inner.record(results).onSuccess(done -> {
                figures.recorded(results);
                people.got(results, inner::confirm);
            });
        }

        @Override
        public Future<Void> release(String node, List<Delivery> claimed, Instant dueAt) {
            return inner.release(node, claimed, dueAt);
        }

        @Override
        public Future<List<Boolean>> receive(String channel, List<Receipt> receipts, Instant now) {
            return inner.receive(channel, receipts, now)
                    .onSuccess(matched -> figures.received(channel, receipts, matched));
        }

        @Override
        public Future<Boolean> confirm(DeliveryId id, Instant now) {
            return inner.confirm(id, now);
        }

        @Override
        public Future<Integer> withdraw(List<AlertId> alerts, DeliveryState end) {
            return inner.withdraw(alerts, end);
        }

        @Override
        public Future<Integer> sweep(String channel, Instant now, @Nullable Instant receiptsSince) {
            return inner.sweep(channel, now, receiptsSince);
        }

        @Override
        public Future<Optional<Instant>> nextDue(String channel) {
            return inner.nextDue(channel);
        }

        @Override
        public Future<Optional<Tracked>> find(DeliveryId id) {
            return inner.find(id);
        }

        @Override
        public Future<List<Tracked>> list(Filter filter) {
            return inner.list(filter);
        }

        @Override
        public Future<Map<String, Map<DeliveryState, Long>>> counts(AlertId alert) {
            return inner.counts(alert);
        }

        @Override
        public Future<Map<String, Long>> backlog() {
            return inner.backlog();
        }

        @Override
        public Future<Map<String, SortedMap<Integer, Long>>> acceptances(AlertId alert) {
            return inner.acceptances(alert);
        }
    }
}
