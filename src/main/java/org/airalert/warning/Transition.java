package org.airalert.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of an area's warning, with what caused it.
 *
 * @param at when
 * @param cause why
 * @param from where the warning stood
 * @param to where it stands now
 * @param assessment the assessment that caused it; for a proposal that ended the one it came from; {@code null} when a person or the clock
 *     did
 * @param news what people must be told because of it; {@code null} when nothing
 * @param note the reason that a person gave, or how late a change took effect; empty otherwise
 */
public record Transition(
        Instant at,
        Cause cause,
        Phase from,
        Phase to,
        @Nullable Assessment assessment,
        @Nullable News news,
        String note) {
    /** Why a warning moves from one phase to another, or a proposal beside it from one state to another. */
    public enum Cause {
        /** An assessment asks for something, and a person must decide. */
        PROPOSED,
        /** A newer assessment asks for something else; the older proposal is void. */
        REPLACED,
        /** The newest assessment asks for nothing any more; the proposal is void. */
        LAPSED,
        /** A person said no. */
        REJECTED,
        /** A person said yes. */
        APPROVED,
        /** The response of an approved warning began. */
        STARTED,
        /** A newer assessment confirms an announced change. */
        CONFIRMED,
        /** A newer assessment does not confirm an announced change: it will not happen. */
        WITHDRAWN,
        /** An announced change took effect. */
        TOOK_EFFECT,
        /** A person set the warning by hand. */
        BY_HAND
    }
}
