package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.office.escalation.Outstanding;
import org.airalert.web.api.OfficeParts;

/**
 * Who has not confirmed, asked once for all who look at a board and not more often than it may cost: of a hundred thousand who must confirm every one is
 * read, and the rest of the board does not wait for that. Thread-safe.
 */
final class OpenAsked {
    /** The list may be as old as so many times what it took to make it. */
    private static final int AGE_PER_COST = 5;

    private static final Duration YOUNG = Duration.ofMillis(900);
    private static final long WAITED_FOR_MILLIS = 300;
    private static final int MOST_ALERTS = 50;

    private final OfficeParts.FollowUp followUp;
    private final Map<AlertId, Asked> asked = new ConcurrentHashMap<>();

    OpenAsked(OfficeParts.FollowUp followUp) {
        this.followUp = followUp;
    }

    /** @param known the newest answer; empty before the first */
    private record Asked(Future<List<Outstanding>> running, Optional<List<Outstanding>> known, long began, long took) {
        boolean isOver(long now) {
            return running.isComplete() && now - began > Math.max(YOUNG.toNanos(), AGE_PER_COST * took);
        }
    }

    /** The newest list there is; empty when the first one takes longer than a page should. */
    Future<Optional<List<Outstanding>>> of(Alert alert) {
        if (asked.size() > MOST_ALERTS) {
            asked.clear();
        }
        Asked before = asked.get(alert.id());
        // Two at the same moment may both ask, which costs something and does no harm.
        Asked now = before == null || before.isOver(System.nanoTime())
                ? ask(alert, before == null ? Optional.empty() : before.known())
                : before;
        if (now.known().isPresent() && !now.running().isComplete()) {
            return Future.succeededFuture(now.known());
        }
        return now.running()
                .map(Optional::of)
                .timeout(WAITED_FOR_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(now.known());
    }

    private Asked ask(Alert alert, Optional<List<Outstanding>> known) {
        long began = System.nanoTime();
        Future<List<Outstanding>> running = followUp.outstanding(alert);
        Asked begun = new Asked(running, known, began, 0);
        asked.put(alert.id(), begun);
        running.onComplete(done -> asked.replace(
                alert.id(),
                begun,
                new Asked(
                        running,
                        done.succeeded() ? Optional.of(done.result()) : known,
                        began,
                        System.nanoTime() - began)));
        return begun;
    }
}
