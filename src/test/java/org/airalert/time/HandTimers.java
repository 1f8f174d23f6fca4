package org.airalert.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until a test moves it. Call-backs come on the test's thread, in the order of their times. */
public final class HandTimers implements Timers {
    private final List<Set> timers = new ArrayList<>();
    private Instant now;

    private record Set(Instant at, Runnable action) {}

    public HandTimers(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable action) {
        Set set = new Set(now.plus(delay.isNegative() ? Duration.ZERO : delay), action);
        timers.add(set);
        return () -> cancel(set);
    }

    private synchronized void cancel(Set set) {
        timers.removeIf(one -> one == set);
    }

    /** Moves on; timers that are set meanwhile count, too. */
    public void advance(Duration time) {
        Instant end = instant().plus(time);
        Optional<Set> next = next(end);
        while (next.isPresent()) {
            next.get().action().run();
            next = next(end);
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Optional<Set> next(Instant end) {
        Optional<Set> next =
                timers.stream().filter(one -> !one.at().isAfter(end)).min(Comparator.comparing(Set::at));
        next.ifPresent(one -> {
            timers.remove(one);
            now = one.at().isAfter(now) ? one.at() : now;
        });
        return next;
    }

    /** Whether anything is set for that time or before. */
    public synchronized boolean isSetBefore(Instant time) {
        return timers.stream().anyMatch(one -> !one.at().isAfter(time));
    }
}
