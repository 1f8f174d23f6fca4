package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that people are told about a warning: a line of a replay (warning-rules 6).
 *
 * @param time when it is told
 * @param action what
 * @param level the new level; for WITHDRAW the one in force; {@code null} for LIFT
 * @param basis on what it rests; {@code null} for WITHDRAW
 * @param effective when it takes effect; {@code null} for EXTEND and WITHDRAW
 * @param expectedEnd the expected end that is told; for WITHDRAW the one in force
 * @param leadTime from {@code time} to {@code effective} where one is owed
 * @param late whether a forecast warning came less than 48 hours ahead
 */
public record News(
        Instant time,
        Action action,
        @Nullable Level level,
        @Nullable Basis basis,
        @Nullable Instant effective,
        @Nullable Instant expectedEnd,
        @Nullable Duration leadTime,
        boolean late) {

    static News of(Assessment assessment) {
        Decision decision = assessment.decision();
        return new News(
                assessment.now(),
                decision.action(),
                decision.level(),
                decision.basis(),
                decision.effective(),
                decision.expectedEnd(),
                decision.leadTime(),
                decision.late());
    }

    static News withdrawal(Instant time, WarningInForce inForce) {
        return new News(time, Action.WITHDRAW, inForce.level(), null, null, inForce.expectedEnd(), null, false);
    }
}
