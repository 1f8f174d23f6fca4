package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's clock set right by Redis' own, so that all nodes on one Redis agree on what is due and which claim has run out, however wrong the
 * clocks of their machines are. May be called from any thread.
 */
public final class RedisClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(RedisClock.class);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
    /** An answer that took longer says too little about when Redis read its clock. */
    private static final Duration LONGEST_ROUND_TRIP = Duration.ofSeconds(1);

    private static final long MICROS = 1_000_000;

    private final InstantSource machine;
    private volatile Duration ahead = Duration.ZERO;

    public RedisClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    /** Sets the clock by Redis, once; fails when Redis does not answer, and leaves the clock as it was. */
    Future<Void> set(Link link) {
        Instant asked = machine.instant();
        return link.send(Link.Kind.UNDER_WAY, Job.Call.of(Command.TIME))
                .map(answer -> set(asked, machine.instant(), time(answer)))
                .mapEmpty();
    }

    /** TIME answers seconds and microseconds (redis.io, TIME). */
    private static Instant time(Response answer) {
        return Instant.ofEpochSecond(answer.get(0).toLong(), answer.get(1).toLong() % MICROS * 1_000);
    }

    private Duration set(Instant asked, Instant answered, Instant redis) {
        Duration roundTrip = Duration.between(asked, answered);
        if (roundTrip.compareTo(LONGEST_ROUND_TRIP) > 0 || roundTrip.isNegative()) {
            return ahead;
        }
        Duration measured = Duration.between(asked.plus(roundTrip.dividedBy(2)), redis);
        if (measured.minus(ahead).abs().compareTo(WORTH_TELLING) > 0) {
            LOG.warn("this machine's clock is not redis' clock; going by redis aheadMillis={}", measured.toMillis());
        }
        // What a round trip cannot tell is noise, and a clock should not tremble.
        if (measured.minus(ahead).abs().compareTo(roundTrip) > 0) {
            ahead = measured;
        }
        return ahead;
    }
}
