package org.airalert.office;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.airalert.store.Ledger;
import org.airalert.warning.AreaLevel;

/** When areas are assessed: by the clock, after new data, and after a decision; and what the newest assessment of one says. */
final class AssessmentRounds {
    private final Office.Parts parts;
    private final Docs docs;
    private final Watch watch;
    private final PublicBoard board;
    private final Set<String> gathering = ConcurrentHashMap.newKeySet();

    AssessmentRounds(Office.Parts parts, Docs docs, Watch watch, PublicBoard board) {
        this.parts = parts;
        this.docs = docs;
        this.watch = watch;
        this.board = board;
    }

    /** Assesses all known areas now and again after each interval. */
    Future<Void> tick() {
        return assessKnown()
                .compose(done -> board.refresh())
                .onComplete(done -> parts.clock().after(parts.settings().every(), this::tick));
    }

    /** Every area that was ever assessed. */
    Future<Void> assessKnown() {
        return parts.ledger()
                .list(new Ledger.Query(Docs.ASSESSMENT, null, null, Integer.MAX_VALUE, false))
                .compose(known ->
                        watch.assessAll(known.stream().map(Ledger.Document::id).collect(Collectors.toSet())));
    }

    /** Assesses an area soon, once for all that comes in until then. */
    void gather(String area) {
        Duration gather = parts.settings().gather();
        if (gather.isZero()) {
            assess(area);
        } else if (gathering.add(area)) {
            parts.clock().after(gather, () -> {
                gathering.remove(area);
                assess(area);
            });
        }
    }

    Future<Void> assess(String area) {
        return watch.assess(area).onComplete(done -> board.refresh());
    }

    /** The newest assessment of an area with the level in force there. */
    Future<Optional<String>> assessment(String area) {
        Future<Optional<Ledger.Document>> newest = parts.ledger().get(Docs.ASSESSMENT, area);
        Future<AreaLevel> level = levelInForce(area);
        return newest.compose(found -> level.map(inForce -> found.map(Ledger.Document::body)
                .or(() -> watch.ofNothing(area))
                .map(kept -> Minutes.withLevel(kept, inForce))));
    }

    private Future<AreaLevel> levelInForce(String area) {
        Future<Docs.Versioned<Standing>> own = docs.standing(area);
        Future<Docs.Versioned<Standing>> city =
                docs.standing(parts.areas().root().code());
        return own.compose(mine -> city.map(above -> AreaLevel.of(
                mine.value().course().inForce(),
                above.value().course().inForce(),
                parts.airClock().instant())));
    }
}
