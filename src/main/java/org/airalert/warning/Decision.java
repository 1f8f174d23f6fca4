package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to do now (warning-rules 5.1 to 5.7).
 *
 * @param action what
 * @param level the new level; the one in force for KEEP and EXTEND; {@code null} for LIFT and NONE
 * @param responseLevel the response that goes with the level, in Latin letters (plan 4.1)
 * @param basis on what it rests; {@code null} for KEEP, NONE and an EXTEND that no member asks for
 * @param effective when it takes effect; {@code null} for EXTEND, KEEP and NONE
 * @param responseStart when the response starts or started
 * @param expectedEnd when the warning is expected to end; {@code null} when not known
 * @param leadTime from now until it takes effect, for ISSUE, UPGRADE and RESCHEDULE; else {@code null}
 * @param late whether a forecast warning comes less than 48 hours ahead (plan 3.2.3)
 * @param followUp what comes after it
 */
public record Decision(
        Action action,
        @Nullable Level level,
        @Nullable String responseLevel,
        @Nullable Basis basis,
        @Nullable Instant effective,
        @Nullable Instant responseStart,
        @Nullable Instant expectedEnd,
        @Nullable Duration leadTime,
        boolean late,
        @Nullable FollowUp followUp) {}
