package org.airalert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When everything of an alert will be handed over, from what is known of its channels. All that waits on a channel and is not less urgent counts, so that
 * it is an upper bound; a channel that has not sent lately is reckoned as if every message took as long as it may.
 */
public final class Estimate {
    private Estimate() {}

    /** How a time was found, or why there is none. */
    public enum Basis {
        /** Nothing waits. */
        DONE,
        /** By the speed of the last seconds. */
        OBSERVED,
        /** By the channel's rate and by the longest that a message may take. */
        WORST_CASE,
        /** Paused, stopped or not ready: nobody knows when it goes on. */
        STOPPED,
        /** The receiver does not answer and is left alone. */
        UNREACHABLE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A channel at one moment.
     *
     * @param waiting messages that are to go before all of the alert are handed over
     * @param sends whether it is neither paused nor stopped
     * @param closed whether its receiver is left alone just now
     * @param perSecond accepted a second, lately; 0 when nothing was
     * @param limit messages a second that the channel's rate allows; {@link Double#POSITIVE_INFINITY} for any number
     * @param concurrency messages under way at the same time
     * @param longest that one message may take
     */
    public record Lane(
            String channel,
            long waiting,
            boolean sends,
            boolean closed,
            double perSecond,
            double limit,
            int concurrency,
            Duration longest) {}

    /** @param by {@code null} when it cannot be told */
    public record Answer(
            String channel, long waiting, @Nullable Instant by, Basis basis) {}

    public static Answer of(Lane lane, Instant now) {
        if (lane.waiting() == 0) {
            return new Answer(lane.channel(), 0, now, Basis.DONE);
        }
        if (!lane.sends()) {
            return new Answer(lane.channel(), lane.waiting(), null, Basis.STOPPED);
        }
        if (lane.closed()) {
            return new Answer(lane.channel(), lane.waiting(), null, Basis.UNREACHABLE);
        }
        boolean observed = lane.perSecond() > 0;
        double worst = lane.concurrency() * 1_000.0 / Math.max(1, lane.longest().toMillis());
        double speed = Math.min(lane.limit(), observed ? lane.perSecond() : worst);
        Instant by = now.plusMillis((long) Math.ceil(lane.waiting() * 1_000 / speed));
        return new Answer(lane.channel(), lane.waiting(), by, observed ? Basis.OBSERVED : Basis.WORST_CASE);
    }

    /** When the last of all is handed over; {@code null} when that of one channel cannot be told. */
    public static @Nullable Instant all(List<Answer> answers, Instant now) {
        Instant last = now;
        for (Answer answer : answers) {
            if (answer.by() == null) {
                return null;
            }
            last = answer.by().isAfter(last) ? answer.by() : last;
        }
        return last;
    }
}
