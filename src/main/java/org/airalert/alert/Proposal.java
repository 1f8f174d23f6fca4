package org.airalert.alert;

import java.time.Instant;
import java.util.Locale;
import org.airalert.clause.Clause;
import org.jspecify.annotations.Nullable;

/**
 * What the engine asks a person to decide: a draft alert and the assessment that caused it.
 *
 * @param assessment id of the assessment, by which it can be read and recomputed
 * @param picture hash of what was proposed (action, level, times to the hour): a rejected picture is not proposed again
 */
@Clause("P3.2.3a")
public record Proposal(
        String id,
        String area,
        AlertId alert,
        String assessment,
        String picture,
        State state,
        Instant createdAt,
        @Nullable Instant decidedAt) {
    /** OPEN moves once, to one of the others. */
    public enum State {
        OPEN,
        REPLACED,
        LAPSED,
        REJECTED,
        APPROVED;

        public boolean canBecome(State next) {
            return this == OPEN && next != OPEN;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalStateException when it has been decided already */
    public Proposal become(State next, Instant at) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("proposal " + id + ": " + state.word() + " cannot become " + next.word());
        }
        return new Proposal(id, area, alert, assessment, picture, next, createdAt, at);
    }
}
