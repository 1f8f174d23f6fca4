package org.airalert.warning;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where the course of an area's warning stands. What waits for a person beside it is a proposal and has a life of its own.
 *
 * <pre>
 *                 +-------------------- changed -------------------+
 *                 v                                                |
 *   CLEAR --> APPROVED --> IN_FORCE --> ANNOUNCED --(withdrawn, took effect)--> IN_FORCE
 *     ^          |            |             |
 *     +----------+--- lifted -+-------------+
 * </pre>
 *
 * Each arrow is an approval of what an assessment asked for, or the clock: a response starts, an announced change takes effect.
 */
public enum Phase {
    /** Nothing is in force. */
    CLEAR,
    /** Approved; the response has not started. */
    APPROVED,
    /** The response has started. */
    IN_FORCE,
    /** In force, and a lower level or the end is announced and has not taken effect. */
    ANNOUNCED;

    private Set<Phase> next() {
        return switch (this) {
            case CLEAR -> EnumSet.of(APPROVED, IN_FORCE);
            case APPROVED -> EnumSet.of(APPROVED, IN_FORCE, CLEAR);
            case IN_FORCE -> EnumSet.of(IN_FORCE, ANNOUNCED, CLEAR);
            case ANNOUNCED -> EnumSet.of(ANNOUNCED, IN_FORCE, CLEAR);
        };
    }

    public boolean canBecome(Phase phase) {
        return next().contains(phase);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
