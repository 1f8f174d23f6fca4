package org.airalert.warning;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where the warning of one area stands in its life.
 *
 * <pre>
 *   CLEAR -> PROPOSED -> APPROVED -> IN_FORCE -> ANNOUNCED -> LIFTED -> PROPOSED ...
 *     ^         |           |           |  ^         |  |
 *     +---------+           |           v  |         |  |      proposed, then lapsed or rejected: back to CLEAR or LIFTED
 *                           |        CHANGED <-------+  |
 *                           +--------> LIFTED <---------+
 * </pre>
 *
 * APPROVED: the response has not started. CHANGED: in force, at another level, time or end than it was issued with. ANNOUNCED: a lower level or
 * the end is announced and has not taken effect; it may be withdrawn.
 */
public enum Phase {
    CLEAR,
    PROPOSED,
    APPROVED,
    IN_FORCE,
    CHANGED,
    ANNOUNCED,
    LIFTED;

    private Set<Phase> next() {
        return switch (this) {
            case CLEAR -> EnumSet.of(PROPOSED, APPROVED, IN_FORCE);
            case PROPOSED -> EnumSet.of(PROPOSED, CLEAR, LIFTED, APPROVED, IN_FORCE);
            case APPROVED -> EnumSet.of(APPROVED, IN_FORCE, CHANGED, LIFTED);
            case IN_FORCE, CHANGED -> EnumSet.of(APPROVED, CHANGED, ANNOUNCED, LIFTED);
            case ANNOUNCED -> EnumSet.of(ANNOUNCED, IN_FORCE, CHANGED, LIFTED);
            case LIFTED -> EnumSet.of(PROPOSED, APPROVED, IN_FORCE);
        };
    }

    /** Whether the next step of a life may lead there. */
    public boolean canBecome(Phase phase) {
        return phase == this || next().contains(phase);
    }

    /** Whether a warning is in force, started or not. */
    public boolean isWarned() {
        return this == APPROVED || this == IN_FORCE || this == CHANGED || this == ANNOUNCED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
