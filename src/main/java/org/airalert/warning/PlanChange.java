package org.airalert.warning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one warning of a replay under another plan. At least one side is there.
 *
 * @param before the warning by the first plan; {@code null} when it has none here
 * @param after the warning by the other plan; {@code null} when it has none here
 */
public record PlanChange(@Nullable Episode before, @Nullable Episode after) {
    /** What a change is. */
    public enum Kind {
        /** Only the other plan warns. */
        APPEARS,
        /** Only the first plan warns. */
        VANISHES,
        /** Both warn, at other times or with other levels. */
        MOVES,
        /** Both warn alike. */
        STAYS
    }

    public Kind kind() {
        if (before == null) {
            return Kind.APPEARS;
        }
        if (after == null) {
            return Kind.VANISHES;
        }
        return before.equals(after) ? Kind.STAYS : Kind.MOVES;
    }

    /** Pairs the warnings of two replays of the same series: those that overlap first belong together, each once. In order of time. */
    public static List<PlanChange> between(List<Episode> before, List<Episode> after) {
        List<PlanChange> changes = new ArrayList<>();
        List<Episode> rest = new ArrayList<>(after);
        for (Episode episode : before) {
            Episode match = rest.stream().filter(episode::overlaps).findFirst().orElse(null);
            rest.remove(match);
            changes.add(new PlanChange(episode, match));
        }
        rest.forEach(episode -> changes.add(new PlanChange(null, episode)));
        changes.sort(
                (one, other) -> one.anchor().start().compareTo(other.anchor().start()));
        return changes;
    }

    private Episode anchor() {
        Episode known = before == null ? after : before;
        if (known == null) {
            throw new IllegalStateException("change: neither before nor after");
        }
        return known;
    }
}
