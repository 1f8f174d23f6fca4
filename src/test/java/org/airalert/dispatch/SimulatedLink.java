package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * One node's way to the store: calls arrive in order (but for {@link History.Kind#LATE_RETURNS}) and late, may be refused; from a store shared by several
 * nodes an answer may be lost, too, or a call be carried out twice.
 */
final class SimulatedLink implements DeliveryStore {
    private final SimulatedNode node;
    private final Supplier<DeliveryStore> store;
    private long arrives;

    SimulatedLink(SimulatedNode node, Supplier<DeliveryStore> store) {
        this.node = node;
        this.store = store;
    }

    private <T> Future<T> call(Supplier<Future<T>> work, Consumer<T> arrived) {
        Promise<T> promise = Promise.promise();
        World world = node.world();
        arrives = Math.max(arrives, world.now() + node.history().storeDelay());
        Runnable sent = () -> {
            if (node.history().storeRefuses()) {
                node.later(1, () -> promise.fail(new Unavailable("refused")));
                return;
            }
            work.get()
                    .onComplete(done -> node.later(node.history().storeDelay(), () -> {
                        if (done.failed()) {
                            promise.fail(done.cause());
                        } else if (node.history().storeAnswerIsLost()) {
                            promise.fail(new Unavailable("answer lost"));
                        } else {
                            arrived.accept(done.result());
                            promise.complete(done.result());
                        }
                    }));
        };
        // A call of a node that died goes on only when it had left the node: not with the store in the same process.
        world.in(arrives - world.now(), node.history().isShared() ? sent : node.guarded(sent));
        return promise.future();
    }

    private <T> Future<T> call(Supplier<Future<T>> work) {
        return call(work, nothing -> {});
    }

    /** What may be carried out twice. */
    private <T> Future<T> repeated(Supplier<Future<T>> work, Consumer<T> arrived) {
        boolean twice = node.history().storeIsCalledTwice();
        return call(() -> twice ? work.get().compose(first -> work.get()) : work.get(), arrived);
    }

    /** The same way to what is kept beside the deliveries. */
    Ledger ledger() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    Supplier<Future<Object>> work = () -> invoked(method, arguments);
                    return call(work);
                });
    }

    @SuppressWarnings("unchecked")
    private Future<Object> invoked(Method method, Object[] arguments) {
        try {
            return (Future<Object>) method.invoke(node.history().ledger(), arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Future<Integer> plan(List<Delivery> deliveries) {
        node.history().followUp().meant(node.name(), deliveries, node.instant());
        return repeated(() -> store.get().plan(deliveries), added -> {});
    }

    @Override
    public Future<List<Delivery>> claim(Claim claim) {
        return call(() -> store.get().claim(claim), claimed -> node.holds(claimed));
    }

    @Override
    public Future<Void> record(List<Result> results) {
        return repeated(() -> store.get().record(results), done -> node.recorded(results));
    }

    @Override
    public Future<Void> release(String name, List<Delivery> claimed, Instant dueAt) {
        node.givesBack(claimed, dueAt);
        Instant claimEnds = claimed.get(0).progress().dueAt();
        long hangs = node.history().returnDelay(Duration.between(node.instant(), claimEnds));
        if (hangs == 0) {
            return repeated(() -> store.get().release(name, claimed, dueAt), done -> {});
        }
        Promise<Void> promise = Promise.promise();
        node.world()
                .in(
                        hangs,
                        () -> call(() -> store.get().release(name, claimed, dueAt))
                                .onComplete(promise));
        return promise.future();
    }

    @Override
    public Future<List<Boolean>> receive(String channel, List<Receipt> receipts, Instant now) {
        return repeated(() -> store.get().receive(channel, receipts, now), matched -> {});
    }

    @Override
    public Future<Boolean> confirm(DeliveryId id, Instant now) {
        return repeated(() -> store.get().confirm(id, now), known -> {});
    }

    @Override
    public Future<Integer> withdraw(List<AlertId> alerts, DeliveryState end) {
        return call(() -> store.get().withdraw(alerts, end));
    }

    @Override
    public Future<Integer> sweep(String channel, Instant now, @Nullable Instant receiptsSince) {
        return call(() -> store.get().sweep(channel, now, receiptsSince));
    }

    @Override
    public Future<Optional<Instant>> nextDue(String channel) {
        return call(() -> store.get().nextDue(channel));
    }

    @Override
    public Future<Optional<Tracked>> find(DeliveryId id) {
        return call(() -> store.get().find(id));
    }

    @Override
    public Future<List<Tracked>> list(Filter filter) {
        return call(() -> store.get().list(filter));
    }

    @Override
    public Future<Map<String, Map<DeliveryState, Long>>> counts(AlertId alert) {
        return call(() -> store.get().counts(alert));
    }

    @Override
    public Future<Map<String, Long>> backlog() {
        return call(() -> store.get().backlog());
    }

    @Override
    public Future<Map<String, SortedMap<Integer, Long>>> acceptances(AlertId alert) {
        return call(() -> store.get().acceptances(alert));
    }
}
