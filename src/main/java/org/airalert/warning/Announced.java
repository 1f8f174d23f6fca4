package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A DOWNGRADE or LIFT of a started response that was announced and has not taken effect (warning-rules 5.9).
 *
 * @param level the level to come; {@code null} for a LIFT
 * @param effective when it takes effect, by the newest assessment
 * @param told the effective time that people were told last
 * @param confirmed when an assessment last gave the same action and level
 * @param expectedEnd the expected end to come, by the newest assessment
 */
public record Announced(
        @Nullable Level level,
        Instant effective,
        Instant told,
        Instant confirmed,
        @Nullable Instant expectedEnd) {
    /** What was announced. */
    public Action action() {
        return level == null ? Action.LIFT : Action.DOWNGRADE;
    }

    /** Whether it takes effect at {@code now}, before that moment's assessment: its time has come, and it was confirmed lately. */
    public boolean isDue(Instant now, Rules rules) {
        return !effective.isAfter(now)
                && !confirmed.plus(rules.hours(Reading.CONFIRMED_WITHIN)).isBefore(now);
    }

    /** Whether a new assessment still asks for it. */
    public boolean isConfirmedBy(Assessment assessment) {
        return assessment.action() == action() && assessment.level() == level;
    }

    /** Whether people must be told that it moves to {@code time}: by six hours or more from what they know, or to this very moment. */
    boolean mustTell(Instant time, Instant now, Rules rules) {
        Duration moved = Duration.between(told, time).abs();
        boolean toNow = !time.isAfter(now) && !told.equals(time);
        return toNow || moved.compareTo(rules.hours(Reading.TELL_MOVE)) >= 0;
    }
}
