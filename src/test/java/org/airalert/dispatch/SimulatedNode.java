package org.airalert.dispatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Transport;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Outcome;
import org.airalert.store.DeliveryStore;
import org.airalert.time.Timers;

/** One life of a node's process: its clock, its link to the store and its lanes, which are the real ones. */
final class SimulatedNode implements Timers {
    private static final String SYSTEM = "system";

    private final History history;
    private final World world;
    private final String name;
    private final DeliveryStore store;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<DeliveryId, Delivery> held = new LinkedHashMap<>();
    /** What should have gone before something that was sent: a fault, if it goes by the same claim. */
    private final Map<DeliveryId, Delivery> passedOver = new LinkedHashMap<>();

    /** Receivers of what is in flight. */
    private final Map<DeliveryId, String> busy = new LinkedHashMap<>();

    private final Deque<Runnable> stopped = new ArrayDeque<>();
    private long offset;
    private boolean alive = true;
    private boolean asleep;

    SimulatedNode(History history, String name, long offset) {
        this.history = history;
        this.world = history.world();
        this.name = name;
        this.offset = offset;
        this.store = history.link(this);
        for (ChannelFile file : history.channels()) {
            lanes.put(file.id(), lane(file));
        }
        lanes.keySet().forEach(this::sweep);
    }

    private Lane lane(ChannelFile file) {
        LaneParts parts = new LaneParts(
                file,
                new Way(),
                new Letters(file, (alert, channel) -> history.text(this, alert, channel), this::inHand),
                store,
                this,
                action -> later(0, action),
                new Random(world.random.nextLong()),
                new SimpleMeterRegistry(),
                history.settings(name),
                outcome -> history.become(file.id(), state(ChannelState.Kind.STOPPED)));
        return new Lane(parts, history.stateOf(file.id()).orElse(state(ChannelState.Kind.RUNNING)));
    }

    ChannelState state(ChannelState.Kind kind) {
        return new ChannelState(kind, "", SYSTEM, instant());
    }

    World world() {
        return world;
    }

    History history() {
        return history;
    }

    String name() {
        return name;
    }

    DeliveryStore store() {
        return store;
    }

    boolean isAlive() {
        return alive;
    }

    boolean isUp() {
        return alive && !asleep;
    }

    @Override
    public Instant instant() {
        return History.START.plusMillis(world.now() + offset);
    }

    void jump(long millis) {
        offset += millis;
    }

    long offset() {
        return offset;
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        boolean[] cancelled = new boolean[1];
        later(delay.toMillis(), () -> {
            if (!cancelled[0]) {
                action.run();
            }
        });
        return () -> cancelled[0] = true;
    }

    /** Runs on this node: never when it has died, and when it is stopped only after that. */
    Runnable guarded(Runnable action) {
        return () -> {
            if (alive && asleep) {
                stopped.add(action);
            } else if (alive) {
                action.run();
            }
        };
    }

    void later(long millis, Runnable action) {
        world.in(millis, guarded(action));
    }

    void die() {
        alive = false;
        history.laws().died(name);
    }

    void sleep() {
        asleep = true;
    }

    void wakeUp() {
        asleep = false;
        while (!stopped.isEmpty()) {
            world.in(0, guarded(stopped.remove()));
        }
    }

    void wakeLanes() {
        lanes.values().forEach(Lane::wake);
    }

    void become(String channel, ChannelState state) {
        lanes.get(channel).become(state);
    }

    /** As {@link LaneVerticle} does. */
    private void sweep(String channel) {
        ChannelFile file = history.file(channel);
        Instant since =
                file.tracking().receipts() ? instant().minus(file.tracking().receiptTimeout()) : null;
        store.sweep(channel, instant(), since).onComplete(done -> {
            history.stateOf(channel)
                    .filter(one -> one.kind() != lanes.get(channel).state().kind())
                    .ifPresent(lanes.get(channel)::become);
            lanes.get(channel).wake();
            later(history.settings(name).sweepEvery().toMillis(), () -> sweep(channel));
        });
    }

    /** The lane asks for the page of confirmation when it begins with a delivery: from then on it is in flight. */
    private String inHand(DeliveryId id) {
        Delivery taken = held.remove(id);
        Delivery over = passedOver.remove(id);
        if (over != null && over.equals(taken)) {
            history.laws().broke("what is more urgent goes first", id);
        }
        held.values().stream()
                .filter(one -> taken != null && couldHaveGoneBefore(one, taken))
                .forEach(one -> passedOver.put(one.id(), one));
        if (taken != null) {
            busy.put(id, receiver(taken));
        }
        return "https://gateway.example/confirm/" + id;
    }

    /** What is more urgent waits only for a place of its own receiver's, and repeats for a place of theirs. */
    private boolean couldHaveGoneBefore(Delivery one, Delivery taken) {
        return one.channel().equals(taken.channel())
                && one.priority().compareTo(taken.priority()) < 0
                && one.progress().attempts() == 1
                && (receiver(one).equals(receiver(taken)) || !busy.containsValue(receiver(one)));
    }

    private String receiver(Delivery one) {
        return one.channel() + (history.hasOneReceiver() ? "" : " " + one.address());
    }

    void holds(List<Delivery> claimed) {
        claimed.forEach(one -> held.put(one.id(), one));
        if (!claimed.isEmpty()) {
            String channel = claimed.get(0).channel();
            int concurrency = history.file(channel).pace().concurrency();
            long waiting = held.values().stream()
                    .filter(one -> one.channel().equals(channel))
                    .count();
            if (waiting > 5L * concurrency) {
                history.laws().broke("a lane holds only what it can send next", waiting + " of " + concurrency);
            }
        }
    }

    void letsGo(DeliveryId id) {
        held.remove(id);
        passedOver.remove(id);
        busy.remove(id);
    }

    void recorded(List<DeliveryStore.Result> results) {
        results.stream()
                .filter(one -> one.verdict().state() == DeliveryState.ACCEPTED)
                .forEach(one -> history.laws().writtenDown(one.attempt().delivery()));
    }

    /** The way out: what the law says about it, then what the receiver does with it. */
    private final class Way implements Transport {
        @Override
        public Future<Outcome> send(Dispatch dispatch) {
            Delivery sent = dispatch.delivery();
            Instant claimedAt = sent.progress().dueAt().minus(history.lease(sent.channel()));
            history.laws().began(name, sent, claimedAt, instant());
            String providerId = "p-" + sent.id() + "-" + sent.progress().attempts();
            SimulatedReceiver.Answer answer = history.receiver(sent).answer(providerId);
            if (answer.got()) {
                history.arrived(sent, providerId);
            }
            Promise<Outcome> promise = Promise.promise();
            later(answer.afterMillis(), () -> {
                history.laws().ended(name, sent);
                busy.remove(sent.id());
                if (answer.broken()) {
                    promise.fail(new IllegalStateException("a defect in the transport"));
                } else {
                    promise.complete(answer.outcome());
                }
            });
            return promise.future();
        }

        @Override
        public String receiverOf(String address) {
            return history.hasOneReceiver() ? "" : address;
        }

        @Override
        public Future<Outcome> linkTest() {
            return Future.succeededFuture(new Outcome.Accepted("200", null));
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }
}
