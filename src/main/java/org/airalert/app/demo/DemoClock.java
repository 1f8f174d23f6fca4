package org.airalert.app.demo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.airalert.time.Timers;

/** A clock that runs fast, but never past the moment that it was let run to: there it stands until it is let run further. Thread-safe. */
public final class DemoClock implements Timers {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Vertx vertx;
    private final LongSupplier nanos;
    private double speed;
    private long anchorNanos;
    private Instant anchor;
    private Instant limit;

    /**
     * Stands at {@code start}.
     *
     * @param nanos the machine's, only their differences count
     * @param speed how many times as fast as the machine's clock; above 0
     */
    public DemoClock(Vertx vertx, LongSupplier nanos, Instant start, double speed) {
        this.vertx = vertx;
        this.nanos = nanos;
        this.speed = speed;
        this.anchorNanos = nanos.getAsLong();
        this.anchor = start;
        this.limit = start;
    }

    @Override
    public synchronized Instant instant() {
        Instant running = anchor.plusNanos((long) ((nanos.getAsLong() - anchorNanos) * speed));
        return running.isBefore(limit) ? running : limit;
    }

    /** Goes on from where it stands, as far as {@code next}. */
    public synchronized void letRunTo(Instant next) {
        setAnchor();
        limit = next;
    }

    /** From now on as fast as the machine's own, without an end. */
    synchronized void letRunInRealTime() {
        setAnchor();
        speed = 1;
        limit = Instant.MAX;
    }

    private void setAnchor() {
        anchor = instant();
        anchorNanos = nanos.getAsLong();
    }

    private synchronized long millisUntil(Instant due) {
        Duration wait = Duration.between(instant(), due);
        double millis = (wait.getSeconds() * 1e3 + wait.getNano() / NANOS_PER_MILLI) / speed;
        return Math.max(1, (long) Math.min(Math.ceil(millis), Integer.MAX_VALUE));
    }

    /** Completes once the clock shows {@code moment}. */
    public Future<Void> reached(Instant moment) {
        Promise<Void> there = Promise.promise();
        new Waiting(moment, there::complete).arm();
        return there.future();
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        Waiting waiting = new Waiting(instant().plus(delay), action);
        waiting.arm();
        return waiting;
    }

    /** One timer; looks again where the clock stood still meanwhile. */
    private final class Waiting implements Timer {
        private final Instant due;
        private final Runnable action;
        private volatile boolean cancelled;

        Waiting(Instant due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        void arm() {
            vertx.setTimer(millisUntil(due), fired -> {
                if (cancelled) {
                    return;
                }
                if (instant().isBefore(due)) {
                    arm();
                } else {
                    action.run();
                }
            });
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
