package org.airalert.dispatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.airalert.access.Audit;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Transport;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Outcome;
import org.airalert.office.escalation.Escalator;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;
import org.airalert.worker.Aside;

/** One life of a node's process: its clock, its link to the store and its lanes, which are the real ones. */
final class SimulatedNode implements Timers {
    private static final String SYSTEM = "system";

    private final History history;
    private final World world;
    private final String name;
    private final SimulatedLink store;
    private final UrgencyLaw urgency;
    private final StockLaw stock;
    private final Optional<Escalator> escalator;
    /** Channels of which this node was told that they send nothing for the time being. */
    private final Set<String> silent = new HashSet<>();

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
        this.urgency = new UrgencyLaw(history.laws());
        this.stock = new StockLaw(history.laws());
        for (ChannelFile file : history.channels()) {
            lanes.put(file.id(), lane(file));
        }
        lanes.keySet().forEach(this::sweep);
        this.escalator = history.isFollowed() ? Optional.of(escalator()) : Optional.empty();
        escalator.ifPresent(Escalator::start);
    }

    private Escalator escalator() {
        Ledger ledger = store.ledger();
        return new Escalator(new Escalator.Parts(
                store,
                ledger,
                new Audit(ledger),
                this,
                new Aside() {
                    @Override
                    public <T> Future<T> run(Callable<T> work) {
                        return done(work);
                    }
                },
                history.office().planner(),
                List.copyOf(history.channels()),
                history.office()::recipients,
                () -> {
                    history.followUp().clock(instant());
                    history.followUp().lookBegan(name, world.now());
                    return history.office().recent(this);
                },
                this::wakeLanes,
                history.followUpSettings()));
    }

    private <T> Future<T> done(Callable<T> work) {
        Promise<T> promise = Promise.promise();
        later(1, () -> {
            try {
                promise.complete(work.call());
            } catch (Exception e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }

    /** An alert was approved here. */
    void approved() {
        escalator.ifPresent(Escalator::approved);
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
        ChannelState first = history.stateOf(file.id()).orElse(state(ChannelState.Kind.RUNNING));
        heard(file.id(), first);
        return new Lane(parts, first);
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
        urgency.forget();
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

    /** These were planned, and the lanes hear of it. */
    void wakeLanes(List<Delivery> planned) {
        wakeLanes();
        urgency.told(planned);
    }

    void become(String channel, ChannelState state) {
        heard(channel, state);
        lanes.get(channel).become(state);
    }

    private void heard(String channel, ChannelState state) {
        if (state.kind() == ChannelState.Kind.RUNNING) {
            silent.remove(channel);
        } else {
            silent.add(channel);
        }
    }

    /** As {@link LaneVerticle} does. */
    private void sweep(String channel) {
        ChannelFile file = history.file(channel);
        Instant since =
                file.tracking().receipts() ? instant().minus(file.tracking().receiptTimeout()) : null;
        store.sweep(channel, instant(), since).onComplete(done -> {
            history.stateOf(channel)
                    .filter(one -> one.kind() != lanes.get(channel).state().kind())
                    .ifPresent(state -> become(channel, state));
            lanes.get(channel).wake();
            later(history.settings(name).sweepEvery().toMillis(), () -> sweep(channel));
        });
    }

    /** The lane asks for the page of confirmation when it begins with a delivery: from then on it is in flight. */
    private String inHand(DeliveryId id) {
        Delivery taken = held.remove(id);
        Delivery over = passedOver.remove(id);
        if (taken != null) {
            begins(taken);
        }
        if (over != null && over.equals(taken)) {
            history.laws().broke("what is more urgent goes first", id);
        }
        held.values().stream()
                .filter(one -> taken != null && couldHaveGoneBefore(one, taken))
                .forEach(one -> passedOver.put(one.id(), one));
        return "https://gateway.example/confirm/" + id;
    }

    private void begins(Delivery taken) {
        String channel = taken.channel();
        if (silent.contains(channel)) {
            history.laws().broke("a channel that is paused sends nothing new", taken.id());
        }
        int concurrency = history.file(channel).pace().concurrency();
        urgency.began(taken, stock.most(channel, concurrency, world.now()), instant());
        stock.began(channel, world.now());
        busy.put(taken.id(), receiver(taken));
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
            stock.holds(channel, waiting, stock.most(channel, concurrency, world.now()));
        }
    }

    void letsGo(DeliveryId id) {
        held.remove(id);
        passedOver.remove(id);
        busy.remove(id);
    }

    /** The lane gives these back: nobody is to have them before that time. */
    void givesBack(List<Delivery> claimed, Instant due) {
        for (Delivery one : claimed) {
            letsGo(one.id());
            if (due.isAfter(instant())) {
                urgency.putOff(one.id(), due);
            }
        }
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
            stock.sends(
                    sent.channel(),
                    sent.id(),
                    history.file(sent.channel()).pace().concurrency());
            String providerId = "p-" + sent.id() + "-" + sent.progress().attempts();
            SimulatedReceiver.Answer answer = history.receiver(sent).answer(providerId);
            if (answer.got()) {
                history.reports().arrived(sent, providerId);
            }
            Promise<Outcome> promise = Promise.promise();
            later(answer.afterMillis(), () -> {
                history.laws().ended(name, sent);
                stock.ended(sent.channel(), sent.id());
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
