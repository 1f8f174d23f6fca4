package org.airalert.warning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one {@link AssessmentInput}: what to do, how good the data is, and what it was drawn from. It never decides on its own:
 * a person approves, unless {@code autoApprove} is set for the action, and never by itself on data that is not sound.
 *
 * @param now the moment it holds for
 * @param area code of the area
 * @param decision what to do
 * @param flags what is wrong with the data
 * @param processes all processes, also past ones and those without a level
 * @param evidence figures for the operator and the texts
 */
public record Assessment(
        Instant now, String area, Decision decision, DataFlags flags, List<ProcessView> processes, Evidence evidence) {
    public Assessment {
        processes = List.copyOf(processes);
    }

    /**
     * One process as shown.
     *
     * @param start where it begins
     * @param end where it ends
     * @param level the highest level of all its runs; {@code null} when they meet none
     * @param remaining the highest level of what is left of it now; {@code null} when none
     * @param highestMean the highest 24-hour mean in it
     * @param runs its runs with limit and duration
     * @param criteriaMet what its runs meet, lowest level first
     */
    public record ProcessView(
            Instant start,
            Instant end,
            @Nullable Level level,
            @Nullable Level remaining,
            double highestMean,
            List<Run> runs,
            List<CriterionMet> criteriaMet) {}

    /**
     * A start standard that a process meets.
     *
     * @param level of which level
     * @param criterion which one
     */
    public record CriterionMet(Level level, Criterion criterion) {}

    public Action action() {
        return decision.action();
    }

    public @Nullable Level level() {
        return decision.level();
    }

    /** Whether nothing can be said: no action, on data that is not sound (无法研判). */
    public boolean isUnassessable() {
        return action() == Action.NONE && !flags.isSound();
    }
}
