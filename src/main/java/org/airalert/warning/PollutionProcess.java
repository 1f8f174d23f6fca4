package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pollution process (过程): raw pieces that less than 36 hours of clean air part, with the runs of all limits inside it
 * (warning-rules 4; plan 3.2.4: 应当按一次重污染过程计算).
 *
 * @param start where its first piece begins
 * @param end where its last piece ends
 * @param runs the runs of every limit, smallest limit first, each limit's in order of time
 */
public record PollutionProcess(Instant start, Instant end, List<Run> runs) {
    public PollutionProcess {
        runs = List.copyOf(runs);
    }

    /**
     * Joins the raw pieces to processes and gives each its runs.
     *
     * @param runs by limit, the base limit first, each list in order of time
     */
    static List<PollutionProcess> join(List<List<Run>> runs, Duration cleanGap) {
        List<PollutionProcess> processes = new ArrayList<>();
        List<Run> pieces = runs.get(0);
        int from = 0;
        for (int i = 1; i <= pieces.size(); i++) {
            boolean parted = i == pieces.size()
                    || !pieces.get(i)
                            .start()
                            .isBefore(pieces.get(i - 1).lastEnd().plus(cleanGap));
            if (parted) {
                processes.add(of(pieces.get(from), pieces.get(i - 1), runs));
                from = i;
            }
        }
        return processes;
    }

    private static PollutionProcess of(Run first, Run last, List<List<Run>> runs) {
        List<Run> inside = new ArrayList<>();
        for (List<Run> ofOneLimit : runs) {
            for (Run run : ofOneLimit) {
                if (!run.firstEnd().isBefore(first.firstEnd()) && !run.lastEnd().isAfter(last.lastEnd())) {
                    inside.add(run);
                }
            }
        }
        return new PollutionProcess(first.start(), last.lastEnd(), inside);
    }

    /** The highest level that all its runs meet; {@code null} when they meet none. */
    @Nullable
    Level level(Plan plan) {
        return level(plan, runs, false);
    }

    /** What is left of it at {@code time}: the runs that end later, and open ones that ended less than {@code silence} before. */
    List<Run> remaining(Instant time, Duration silence) {
        List<Run> left = new ArrayList<>(runs.size());
        for (Run run : runs) {
            if (run.lastEnd().isAfter(time)
                    || (run.open() && run.lastEnd().plus(silence).isAfter(time))) {
                left.add(run);
            }
        }
        return left;
    }

    /** The highest level that some runs of one process meet. */
    static @Nullable Level level(Plan plan, List<Run> runs, boolean openIsEnough) {
        if (runs.isEmpty()) {
            return null;
        }
        for (int i = plan.grades().size() - 1; i >= 0; i--) {
            Plan.Grade grade = plan.grades().get(i);
            for (Criterion criterion : grade.criteria()) {
                if (isMet(criterion, runs, openIsEnough)) {
                    return grade.level();
                }
            }
        }
        return null;
    }

    static boolean isMet(Criterion criterion, List<Run> runs, boolean openIsEnough) {
        for (Criterion.Condition condition : criterion.conditions()) {
            if (runs.stream().noneMatch(run -> run.meets(condition, openIsEnough))) {
                return false;
            }
        }
        return true;
    }
}
