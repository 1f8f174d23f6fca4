package org.airalert.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.airalert.channel.Rate;

/**
 * Keeps a channel below its rate: in no stretch of time as long as the period go more than the permits, wherever the stretch begins. A high
 * rate is kept in shorter stretches, so that messages flow instead of coming in bursts. Not for several threads.
 */
final class Budget {
    /** Longest memory, and about the number of messages that may go at once. */
    private static final int LONGEST = 128;

    private final Instant[] sent;
    private final Duration period;
    private int next;

    private Budget(int permits, Duration period) {
        this.sent = new Instant[permits];
        this.period = period;
    }

    /** @param rate empty for no limit */
    static Budget of(Optional<Rate> rate) {
        if (rate.isEmpty()) {
            return new Budget(0, Duration.ZERO);
        }
        int stretches = Math.max(1, rate.get().permits() / LONGEST);
        int permits = rate.get().permits() / stretches;
        return new Budget(
                permits,
                rate.get().period().multipliedBy(permits).dividedBy(rate.get().permits()));
    }

    /** From when on one more message may go; not after {@code now} when it may go at once. */
    Instant freeAt(Instant now) {
        if (sent.length == 0 || sent[next] == null) {
            return now;
        }
        Instant free = sent[next].plus(period);
        // A clock that was set back must not block the channel for as long as it was wrong.
        return free.isAfter(now.plus(period)) ? now : free;
    }

    /** Counts one message. */
    void take(Instant now) {
        if (sent.length > 0) {
            sent[next] = now;
            next = (next + 1) % sent.length;
        }
    }
}
