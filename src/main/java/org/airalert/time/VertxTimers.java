package org.airalert.time;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Timers on Vert.x, by the machine's clock or by one that runs faster from a given moment on. */
public final class VertxTimers implements Timers {
    private final Vertx vertx;
    private final InstantSource machine;
    private final Instant machineStart;
    private final Instant start;
    private final double speed;

    private VertxTimers(Vertx vertx, InstantSource machine, Instant start, double speed) {
        this.vertx = vertx;
        this.machine = machine;
        this.machineStart = machine.instant();
        this.start = start;
        this.speed = speed;
    }

    /** By the machine's clock. */
    public static VertxTimers real(Vertx vertx, InstantSource machine) {
        return new VertxTimers(vertx, machine, machine.instant(), 1);
    }

    /**
     * By a clock that shows {@code start} now and runs {@code speed} times as fast as the machine's.
     *
     * @param speed above 0
     */
    public static VertxTimers fast(Vertx vertx, InstantSource machine, Instant start, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: above 0)");
        }
        return new VertxTimers(vertx, machine, start, speed);
    }

    @Override
    public Instant instant() {
        Duration elapsed = Duration.between(machineStart, machine.instant());
        return speed == 1 ? start.plus(elapsed) : start.plusNanos((long) (elapsed.toNanos() * speed));
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        double millis = Math.ceil(delay.toNanos() / 1e6 / speed);
        long id = vertx.setTimer(Math.max(1, (long) Math.min(millis, Integer.MAX_VALUE)), fired -> action.run());
        return () -> vertx.cancelTimer(id);
    }
}
