package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.airalert.airquality.AirSeries;
import org.airalert.airquality.Threshold;
import org.airalert.airquality.Windows;
import org.jspecify.annotations.Nullable;

/** The future as one set of forecasts draws it: windows, runs and processes, and what they ask for at any time (warning-rules 2 and 4). */
final class Picture {
    private final Plan plan;
    private final AirSeries series;
    private final Windows windows;
    private final List<PollutionProcess> processes;
    private final List<Prompt> prompts;
    private final Duration cleanGap;
    private final Duration silence;
    private final Duration runJoins;

    Picture(Plan plan, AirSeries series, List<Prompt> prompts) {
        this.plan = plan;
        this.series = series;
        this.prompts = prompts;
        this.cleanGap = plan.rules().hours(Reading.CLEAN_GAP);
        this.silence = plan.rules().hours(Reading.SILENCE);
        this.runJoins = plan.rules().hours(Reading.RUN_JOINS);
        this.windows = Windows.of(series, plan.rules().value(Reading.MINIMUM_HOURS));
        List<List<Run>> runs = new ArrayList<>();
        for (Threshold threshold : plan.thresholds()) {
            runs.add(runs(threshold));
        }
        this.processes = PollutionProcess.join(runs, cleanGap);
    }

    private List<Run> runs(Threshold threshold) {
        List<Run> runs = new ArrayList<>();
        int first = -1;
        for (int i = 0; i < windows.size(); i++) {
            boolean passes = windows.passes(i, threshold);
            if (first >= 0 && !(passes && areNeighbours(i))) {
                runs.add(new Run(threshold, windows.end(first), windows.end(i - 1), false));
                first = -1;
            }
            if (passes && first < 0) {
                first = i;
            }
        }
        if (first >= 0) {
            runs.add(new Run(threshold, windows.end(first), windows.lastEnd(), true));
        }
        return runs;
    }

    /** Whether an outage between a window and the one before it is short enough not to end a run. */
    private boolean areNeighbours(int i) {
        return windows.endSecond(i) - windows.endSecond(i - 1) <= runJoins.toSeconds();
    }

    AirSeries series() {
        return series;
    }

    Windows windows() {
        return windows;
    }

    List<PollutionProcess> processes() {
        return processes;
    }

    List<Run> remaining(PollutionProcess process, Instant time) {
        return process.remaining(time, silence);
    }

    double highestMean(PollutionProcess process) {
        double highest = 0;
        int i = windows.firstAfter(process.start());
        for (; i < windows.size() && !windows.end(i).isAfter(process.end()); i++) {
            highest = Math.max(highest, windows.mean(i));
        }
        return highest;
    }

    /** The members at {@code time}: what is left of each process, where that has a level, and the prompts that are not over. */
    List<Member> membersAt(Instant time) {
        return membersAt(time, false);
    }

    private List<Member> membersAt(Instant time, boolean openIsEnough) {
        List<Member> members = new ArrayList<>();
        for (PollutionProcess process : processes) {
            List<Run> left = remaining(process, time);
            Level level = PollutionProcess.level(plan, left, openIsEnough);
            if (level != null) {
                members.add(new Member(level, earliestStart(left), process.end(), false));
            }
        }
        for (Prompt prompt : prompts) {
            if (prompt.until().isAfter(time) && prompt.until().isAfter(prompt.from())) {
                members.add(new Member(prompt.level(), prompt.from(), prompt.until(), true));
            }
        }
        return members;
    }

    private static Instant earliestStart(List<Run> runs) {
        Instant earliest = runs.get(0).start();
        for (Run run : runs) {
            earliest = run.start().isBefore(earliest) ? run.start() : earliest;
        }
        return earliest;
    }

    /** R(T): the highest level among the members at {@code time} that start less than 36 h after it. */
    @Nullable
    Level need(Instant time) {
        return Member.highest(startingBefore(time.plus(cleanGap), membersAt(time, false)));
    }

    /** R+(T): the same with every open run counted as long enough; used only to decide that it is safe to lower. */
    @Nullable
    Level needAtMost(Instant time) {
        return Member.highest(startingBefore(time.plus(cleanGap), membersAt(time, true)));
    }

    static List<Member> startingBefore(Instant time, List<Member> members) {
        return members.stream().filter(member -> member.start().isBefore(time)).toList();
    }

    /** Whether this picture allows to lower {@code level} at {@code time}: nothing near asks for it, and it sees far enough to say so. */
    boolean isSafe(Instant time, Level level) {
        Level atMost = needAtMost(time);
        Instant until = time.plus(cleanGap);
        return (atMost == null || level.isAbove(atMost)) && reaches(until) && !hasGap(until);
    }

    /** Whether the last window ends at {@code time} or later. */
    boolean reaches(Instant time) {
        return !windows.isEmpty() && !windows.lastEnd().isBefore(time);
    }

    /**
     * Whether two neighbours among {@code now - 24 h} and the window ends after it, up to the first that reaches {@code until}, lie too
     * far apart for a run to go on across (warning-rules 5, {@code gaps}).
     */
    boolean hasGap(Instant until) {
        Instant before = series.now().minus(Windows.LENGTH);
        for (int i = windows.firstAfter(before); i < windows.size(); i++) {
            Instant end = windows.end(i);
            if (Duration.between(before, end).compareTo(runJoins) > 0) {
                return true;
            }
            if (!end.isBefore(until)) {
                return false;
            }
            before = end;
        }
        return false;
    }
}
