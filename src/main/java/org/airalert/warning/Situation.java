package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.airalert.airquality.AirSeries;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Windows;
import org.jspecify.annotations.Nullable;

/** What an assessment looks at: the pictures that count, the state of the data, and the members at hand (warning-rules 4 and 5). */
final class Situation {
    private final Plan plan;
    private final AssessmentInput input;
    private final Picture picture;
    private final @Nullable Picture second;
    private final @Nullable Instant newestIssue;
    private final DataFlags flags;
    private final Duration cleanGap;

    Situation(Plan plan, AssessmentInput input) {
        this.plan = plan;
        this.input = input;
        this.cleanGap = plan.rules().hours(Reading.CLEAN_GAP);
        this.newestIssue = newest(input.forecasts());
        this.picture = picture(input.forecasts());
        this.second = secondPicture();
        this.flags = judgeData();
    }

    private Picture picture(List<Forecast> forecasts) {
        return new Picture(plan, AirSeries.of(input.now(), input.observed(), forecasts), input.prompts());
    }

    private static @Nullable Instant newest(List<Forecast> forecasts) {
        Instant newest = null;
        for (Forecast forecast : forecasts) {
            newest = newest == null || forecast.issuedAt().isAfter(newest) ? forecast.issuedAt() : newest;
        }
        return newest;
    }

    /** The future without the newest issue, where the one before it is recent enough to confirm (warning-rules 5, "Two pictures"). */
    private @Nullable Picture secondPicture() {
        if (newestIssue == null) {
            return null;
        }
        Instant sameIssueAfter = newestIssue.minus(plan.rules().hours(Reading.SAME_ISSUE));
        List<Forecast> earlier = new ArrayList<>();
        for (Forecast forecast : input.forecasts()) {
            if (!forecast.issuedAt().isAfter(sameIssueAfter)) {
                earlier.add(forecast);
            }
        }
        Instant before = newest(earlier);
        boolean counts = before != null
                && !before.isBefore(newestIssue.minus(plan.rules().hours(Reading.TWO_PICTURES)));
        return counts ? picture(earlier) : null;
    }

    private DataFlags judgeData() {
        Instant now = input.now();
        WarningInForce inForce = input.inForce();
        Instant from = inForce != null && inForce.start().isAfter(now) ? inForce.start() : now;
        Instant until = from.plus(cleanGap);
        Windows windows = picture.windows();
        Rules rules = plan.rules();
        boolean shortHorizon = !picture.reaches(until);
        Instant historyBy = now.minus(plan.longest()).plus(Windows.LENGTH);
        return new DataFlags(
                newestIssue == null
                        || newestIssue.plus(rules.hours(Reading.FORECAST_STALE)).isBefore(now),
                shortHorizon,
                !shortHorizon && picture.hasGap(until),
                windows.isEmpty() || windows.firstEnd().isAfter(historyBy),
                !picture.series().isObservedWithin(now.minus(rules.hours(Reading.OBSERVATION_STALE)), now));
    }

    Plan plan() {
        return plan;
    }

    AssessmentInput input() {
        return input;
    }

    Instant now() {
        return input.now();
    }

    /** The first picture, made with all forecasts. */
    Picture picture() {
        return picture;
    }

    /** The picture without the newest issue; {@code null} when none counts. */
    @Nullable
    Picture second() {
        return second;
    }

    @Nullable
    Instant newestIssue() {
        return newestIssue;
    }

    DataFlags flags() {
        return flags;
    }

    boolean isSound() {
        return flags.isSound();
    }

    Duration hours(Reading reading) {
        return plan.rules().hours(reading);
    }

    /** {@code time} and the clean gap that must follow it. */
    Instant horizonOf(Instant time) {
        return time.plus(cleanGap);
    }

    /** Whether every picture that counts allows to lower {@code level} at {@code time}. */
    boolean isSafe(Instant time, Level level) {
        return picture.isSafe(time, level) && (second == null || second.isSafe(time, level));
    }

    /** The highest R+ of the pictures that count. */
    @Nullable
    Level needAtMost(Instant time) {
        Level first = picture.needAtMost(time);
        return second == null ? first : Member.higher(first, second.needAtMost(time));
    }

    Chain chainFrom(Instant from, List<Member> members) {
        return Chain.from(from, members, cleanGap);
    }

    /** {@code end}, when the series goes on long enough after it to know that it is one; else {@code null}. */
    @Nullable
    Instant known(Instant end) {
        return picture.reaches(horizonOf(end)) ? end : null;
    }

    /** The members at hand without the leading chains that are over too soon to be worth a warning (warning-rules 5.1). */
    List<Member> membersWorthWarning() {
        List<Member> members = picture.membersAt(now());
        while (!members.isEmpty()) {
            Chain leading = chainFrom(later(now(), Member.earliestStart(members)), members);
            Instant end = known(leading.end());
            if (end == null || !end.isBefore(now().plus(hours(Reading.SHORTEST_WARNING)))) {
                return members;
            }
            members = new ArrayList<>(members);
            members.removeAll(leading.members());
        }
        return members;
    }

    /** Now and the window ends of the first picture up to the notice that a change may have ahead (warning-rules 5.3). */
    List<Instant> timesWithinNotice() {
        Windows windows = picture.windows();
        List<Instant> times = new ArrayList<>(List.of(now()));
        Instant last = now().plus(hours(Reading.CHANGE_NOTICE));
        for (int i = windows.firstAfter(now());
                i < windows.size() && !windows.end(i).isAfter(last);
                i++) {
            times.add(windows.end(i));
        }
        return times;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
