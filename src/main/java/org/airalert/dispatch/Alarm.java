package org.airalert.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.airalert.time.Timers;
import org.jspecify.annotations.Nullable;

/** Rings once, at the earliest of the times asked for since it last rang. For one event loop. */
final class Alarm {
    private final Timers clock;
    private final Loop loop;
    private final Runnable ring;
    private Timers.@Nullable Timer set;
    private Instant at = Instant.MAX;
    private boolean cancelled;

    Alarm(Timers clock, Loop loop, Runnable ring) {
        this.clock = clock;
        this.loop = loop;
        this.ring = ring;
    }

    void at(Instant time) {
        if (cancelled || !time.isBefore(at)) {
            return;
        }
        if (set != null) {
            set.cancel();
        }
        at = time;
        set = clock.after(Duration.between(clock.instant(), time), () -> loop.run(() -> rung(time)));
    }

    private void rung(Instant time) {
        // Set again, earlier, while this was on its way to the loop: the other one rings.
        if (!cancelled && time.equals(at)) {
            at = Instant.MAX;
            set = null;
            ring.run();
        }
    }

    void cancel() {
        cancelled = true;
        if (set != null) {
            set.cancel();
        }
    }
}
