package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.airalert.office.Refusal;
import org.airalert.office.change.Change;
import org.airalert.office.change.ChangeState;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;

/** What two people changed of one thing, newest first, each with its difference. */
final class ChangeHistory {
    private static final int LOOKED_THROUGH = 1000;
    private static final int SHOWN = 30;

    private final OfficeParts parts;

    ChangeHistory(OfficeParts parts) {
        this.parts = parts;
    }

    Future<List<Entry>> of(Visit visit, String kind, String target) {
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return parts.access()
                .changes()
                .list(null, null, LOOKED_THROUGH)
                .map(all -> all.stream()
                        .filter(one -> one.kind().equals(kind) && one.target().equals(target))
                        .filter(one -> one.state() == ChangeState.APPLIED || one.state() == ChangeState.PROPOSED)
                        .limit(SHOWN)
                        .map(one -> entry(one, moments))
                        .toList());
    }

    /** What is wrong with a text, each with the place where. */
    static List<String> faults(Refusal.Invalid invalid) {
        return invalid.faults().stream()
                .map(fault -> fault.pointer().isEmpty()
                        ? fault.detail()
                        : fault.pointer().substring(1) + ": " + fault.detail())
                .toList();
    }

    private Entry entry(Change change, Moments moments) {
        Instant decided = change.decidedAt();
        return new Entry(
                change.id(),
                change.state().word(),
                change.author(),
                moments.brief(change.proposedAt()),
                Objects.requireNonNullElse(change.decider(), ""),
                decided == null ? "" : moments.brief(decided),
                parts.access().changes().difference(change).stream()
                        .map(line -> new Changes.Line(line.sign().word(), line.text()))
                        .filter(line -> !line.sign().equals("same"))
                        .toList());
    }

    /** @param lines those that were added or removed */
    public record Entry(
            String id,
            String state,
            String author,
            String proposed,
            String decider,
            String decided,
            List<Changes.Line> lines) {}
}
