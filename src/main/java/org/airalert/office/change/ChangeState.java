package org.airalert.office.change;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The life of a change that two persons make.
 *
 * <pre>
 *   PROPOSED -> APPLIED    (a second person signed, and it was done in the same commit)
 *   PROPOSED -> REJECTED   (a second person refused it, with the reason)
 *   PROPOSED -> WITHDRAWN  (by its author)
 *   PROPOSED -> STALE      (its target was changed meanwhile: what was read is no longer what would be changed)
 * </pre>
 */
public enum ChangeState {
    PROPOSED,
    APPLIED,
    REJECTED,
    WITHDRAWN,
    STALE;

    private Set<ChangeState> next() {
        return this == PROPOSED ? EnumSet.of(APPLIED, REJECTED, WITHDRAWN, STALE) : EnumSet.noneOf(ChangeState.class);
    }

    public boolean canBecome(ChangeState state) {
        return next().contains(state);
    }

    /** The word in JSON and on pages: {@code proposed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
