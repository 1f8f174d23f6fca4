package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal comes down to: action, level and times, to the hour. Proposals with the same gist ask for the same thing; one with a gist
 * like a rejected one is not made again.
 *
 * @param level the level that results; {@code null} for a LIFT
 * @param atOnce whether it takes effect at the moment of the assessment: that moment moves on while a proposal waits
 * @param effective when it takes effect; {@code null} where there is no such time
 * @param expectedEnd the expected end; {@code null} when open, and for a LIFT
 */
public record Gist(
        Action action,
        @Nullable Level level,
        boolean atOnce,
        @Nullable Instant effective,
        @Nullable Instant expectedEnd) {

    public static Gist of(Assessment assessment) {
        Decision decision = assessment.decision();
        Instant effective = decision.effective();
        boolean atOnce = effective != null && !effective.isAfter(assessment.now());
        Instant end = decision.action() == Action.LIFT ? null : decision.expectedEnd();
        return new Gist(decision.action(), decision.level(), atOnce, toHour(effective), toHour(end));
    }

    private static @Nullable Instant toHour(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.HOURS);
    }

    /** Whether it asks for exactly the same. */
    public boolean isSame(Gist other) {
        return isLike(other, Duration.ofSeconds(1));
    }

    /** Whether it asks for the same action and level, at times that differ by less than {@code tolerance}. */
    public boolean isLike(Gist other, Duration tolerance) {
        return action == other.action
                && level == other.level
                && ((atOnce && other.atOnce) || isNear(effective, other.effective, tolerance))
                && isNear(expectedEnd, other.expectedEnd, tolerance);
    }

    private static boolean isNear(@Nullable Instant one, @Nullable Instant other, Duration tolerance) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return Duration.between(one, other).abs().compareTo(tolerance) < 0;
    }

    /** One line that is equal for the same gist: for keys and hashes. */
    public String text() {
        return action + "|" + (level == null ? "-" : level.word()) + "|" + (atOnce ? "at once" : effective) + "|"
                + expectedEnd;
    }
}
