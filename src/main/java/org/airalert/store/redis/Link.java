package org.airalert.store.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.airalert.store.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Redis: one connection on which everything that waits goes out together, so that Redis takes it in one turn and one fsync carries it
 * all. A lost connection is made again by itself; what was under way is sent again, which the scripts tell from a first run. May be called from
 * any thread.
 */
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long TICK_MILLIS = 100;
    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    /** So long after the connection was lost new work still waits for it to come back. */
    private static final long GRACE_NANOS = 2_000_000_000L;

    private static final int INTAKE_WEIGHT = 100_000;
    private static final int RESERVE_WEIGHT = 100_000;

    private final RedisSettings settings;
    private final Vertx vertx;
    private final Context loop;
    private final Queue<Job> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicInteger weight = new AtomicInteger();
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Wire.Maker wires;

    private @Nullable Wire wire;
    private boolean connecting;
    private boolean closed;
    private long pauseMillis = SHORTEST_PAUSE_MILLIS;
    private volatile long lostAtNanos = System.nanoTime();
    private volatile String trouble = "not connected yet";
    private volatile boolean up;

    /** Whether work may use the reserve: new work may not, so that what is under way can always be finished. */
    enum Kind {
        NEW,
        UNDER_WAY
    }

    Link(Vertx vertx, RedisSettings settings, Wire.Maker wires) {
        this.vertx = vertx;
        this.settings = settings;
        this.wires = wires;
        this.loop = vertx.getOrCreateContext();
    }

    /** Begins to connect; completes when it is known whether that worked the first time. */
    Future<Void> start() {
        Promise<Void> first = Promise.promise();
        loop.runOnContext(go -> {
            connect().onComplete(first);
            vertx.setPeriodic(TICK_MILLIS, tick -> {
                if (closed) {
                    vertx.cancelTimer(tick);
                }
                look();
            });
        });
        return first.future();
    }

    /** Why nothing goes through at the moment; empty when it does. */
    Optional<String> trouble() {
        return up ? Optional.empty() : Optional.of(trouble);
    }

    Future<Response> send(Kind kind, Job.Call call) {
        if (kind == Kind.NEW && !up && System.nanoTime() - lostAtNanos > GRACE_NANOS) {
            return Future.failedFuture(new Unavailable("redis: " + trouble));
        }
        int most = INTAKE_WEIGHT + (kind == Kind.UNDER_WAY ? RESERVE_WEIGHT : 0);
        int before = weight.getAndAdd(call.weight());
        if (before > 0 && before + call.weight() > most) {
            weight.addAndGet(-call.weight());
            return Future.failedFuture(new Unavailable("redis has " + before + " changes waiting to be written"));
        }
        Context caller = vertx.getOrCreateContext();
        Job job = new Job(call, caller, System.nanoTime() + settings.patience().toNanos());
        arriving.add(job);
        if (called.compareAndSet(false, true)) {
            loop.runOnContext(go -> take());
        }
        return job.future().onComplete(done -> weight.addAndGet(-call.weight()));
    }

    private void take() {
        called.set(false);
        for (Job job = arriving.poll(); job != null; job = arriving.poll()) {
            waiting.add(job);
        }
        flush();
    }

    private void flush() {
        Wire open = wire;
        if (open == null || waiting.isEmpty()) {
            return;
        }
        List<Job> group = new ArrayList<>(waiting);
        waiting.clear();
        open.send(group);
    }

    /** Gives up what waited too long and a connection that has fallen silent. */
    private void look() {
        long now = System.nanoTime();
        waiting.removeIf(job -> {
            if (job.isLate(now)) {
                job.fail(new Unavailable("redis: " + trouble));
            }
            return job.isOver();
        });
        Wire open = wire;
        if (open != null && open.isSilent(now)) {
            lost(open, "no answer for " + settings.silence().toMillis() + " ms");
        }
        if (wire == null && !connecting && !closed) {
            connect();
        }
        flush();
    }

    private Future<Void> connect() {
        connecting = true;
        return wires.open(this::lost, this::answered)
                .onSuccess(this::connected)
                .onFailure(cause -> notConnected(cause.getMessage()))
                .mapEmpty();
    }

    private void connected(Wire opened) {
        connecting = false;
        if (closed) {
            opened.close();
            return;
        }
        wire = opened;
        up = true;
        pauseMillis = SHORTEST_PAUSE_MILLIS;
        flush();
    }

    private void notConnected(@Nullable String why) {
        trouble = String.valueOf(why);
        connecting = true;
        vertx.setTimer(pauseMillis, again -> connecting = false);
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
    }

    /** Everything under way goes out again, in its order, when there is a connection. */
    private void lost(Wire lost, String why) {
        if (wire != lost) {
            return;
        }
        wire = null;
        if (up) {
            LOG.warn("connection to redis lost cause={}", why);
            lostAtNanos = System.nanoTime();
        }
        up = false;
        trouble = why;
        List<Job> under = lost.underWay();
        for (int i = under.size() - 1; i >= 0; i--) {
            waiting.addFirst(under.get(i));
        }
        lost.close();
        notConnected(why);
    }

    private void answered(Wire from, Job job, Throwable failure) {
        if (failure instanceof TooFewReplicas) {
            again(job);
            return;
        }
        // An error that Redis answered is a response too.
        if (!(failure instanceof Response)) {
            again(job);
            lost(from, String.valueOf(failure.getMessage()));
            return;
        }
        switch (Refusal.of(failure.getMessage())) {
            case UNKNOWN_SCRIPT -> {
                job.sendWhole();
                again(job);
                flush();
            }
            case WRONG_SERVER -> {
                again(job);
                lost(from, String.valueOf(failure.getMessage()));
            }
            case NOT_NOW -> again(job);
            case REFUSED -> job.fail(new Unavailable("redis refused: " + failure.getMessage()));
        }
    }

    private void again(Job job) {
        if (closed) {
            job.fail(new Unavailable("the store is closed"));
        } else if (!job.isOver() && !waiting.contains(job)) {
            waiting.add(job);
        }
    }

    Future<Void> close() {
        Promise<Void> done = Promise.promise();
        loop.runOnContext(go -> {
            closed = true;
            up = false;
            trouble = "the store is closed";
            waiting.forEach(job -> job.fail(new Unavailable(trouble)));
            waiting.clear();
            Wire open = wire;
            wire = null;
            (open == null ? Future.<Void>succeededFuture() : open.drain()).onComplete(done);
        });
        return done.future();
    }
}
