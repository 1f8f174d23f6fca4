package org.airalert.app;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.airalert.access.Audit;
import org.airalert.time.Timers;
import org.airalert.worker.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every hour whether the day has its signed head of the audit chain, and writes it where it has none. */
final class HeadKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(HeadKeeper.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Audit audit;
    private final AuditHeads heads;
    private final Workers workers;
    private final Timers timers;
    private final Wall wall;
    private volatile boolean stopped;

    /** The clock of people and the zone of their days. */
    record Wall(InstantSource clock, ZoneId zone) {}

    HeadKeeper(Audit audit, AuditHeads heads, Workers workers, Timers timers, Wall wall) {
        this.audit = audit;
        this.heads = heads;
        this.workers = workers;
        this.timers = timers;
        this.wall = wall;
    }

    /** A head that cannot be written now is tried again an hour later, and told in the log. */
    void start() {
        look().onFailure(cause -> LOG.error("audit head not written cause={}", cause.toString()))
                .onComplete(done -> {
                    if (!stopped) {
                        timers.after(EVERY, this::start);
                    }
                });
    }

    Future<Void> look() {
        return audit.newest().compose(newest -> {
            if (newest.isEmpty()) {
                return Future.succeededFuture();
            }
            Instant now = wall.clock().instant();
            return workers.<Void>run(() -> {
                heads.write(now, newest.get().number(), newest.get().hash(), wall.zone());
                return null;
            });
        });
    }

    void stop() {
        stopped = true;
    }
}
