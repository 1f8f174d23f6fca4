package org.airalert.app;

import java.time.Duration;
import java.time.Instant;
import org.airalert.store.Store;
import org.airalert.time.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what other nodes on the same store did: whatever one of them changed in the ledger is looked at here within {@link #EVERY}, and what one of
 * them approved and did not live to fan out is taken up. Idle where no other node can be. May be called from any thread.
 */
final class Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration TAKE_UP_EVERY = Duration.ofSeconds(10);

    private final Store store;
    private final Timers clock;
    private final Runnable changed;
    private final Runnable takeUp;
    private volatile boolean stopped;
    private long seen = -1;
    private Instant nextTakeUp;

    /**
     * @param changed somebody, maybe this node, changed the ledger
     * @param takeUp now and then, to look for what a node left behind
     */
    Neighbours(Store store, Timers clock, Runnable changed, Runnable takeUp) {
        this.store = store;
        this.clock = clock;
        this.changed = changed;
        this.takeUp = takeUp;
        this.nextTakeUp = clock.instant().plus(TAKE_UP_EVERY);
    }

    void start() {
        store.changes().onSuccess(now -> now.ifPresent(this::look)).onFailure(cause -> {
            LOG.warn("other nodes not looked at cause={}", cause.toString());
            again();
        });
    }

    private void look(long changes) {
        if (changes != seen) {
            seen = changes;
            changed.run();
        }
        Instant now = clock.instant();
        if (now.isAfter(nextTakeUp)) {
            nextTakeUp = now.plus(TAKE_UP_EVERY);
            takeUp.run();
        }
        again();
    }

    private void again() {
        if (!stopped) {
            clock.after(EVERY, this::start);
        }
    }

    void stop() {
        stopped = true;
    }
}
