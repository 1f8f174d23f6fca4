package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;

/**
 * Plays a real hourly series through the rules, hour by hour (warning-rules 6): every proposal is approved at once, and announced changes
 * follow rule 9. Forecasts come from a {@link Forecaster}; the two newest issues are given to each assessment.
 */
public final class Replay {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration OBSERVED = Duration.ofDays(10);
    private static final Duration FIRST_STEP_AFTER = Duration.ofDays(1);

    private final Assessor assessor;
    private final Duration every;

    /** Where the forecasts of a replay come from. */
    @FunctionalInterface
    public interface Forecaster {
        /** The forecast that is issued at {@code issuedAt}. */
        Forecast issue(Instant issuedAt);
    }

    /**
     * One hour of a replay, after all that happened in it.
     *
     * @param now the hour
     * @param assessment what the rules said
     * @param course where the warning stands then
     * @param news what was told
     */
    public record Step(Instant now, Assessment assessment, Course course, List<News> news) {}

    /**
     * A replay.
     *
     * @param every how often a forecast is issued, counted from the first step
     */
    public Replay(Assessor assessor, Duration every) {
        this.assessor = assessor;
        this.every = every;
    }

    /** The replay of warning-rules 6: a forecast every 6 hours. */
    public static Replay standard(Assessor assessor) {
        return new Replay(assessor, Duration.ofHours(6));
    }

    /** A forecaster that knows the truth of the next {@code horizon}; hours that the series lacks are missing in it too. */
    public static Forecaster perfect(List<Observation> series, Duration horizon) {
        List<Observation> ordered = byTime(series);
        return issuedAt -> {
            List<Forecast.Value> values = new ArrayList<>();
            Instant until = issuedAt.plus(horizon);
            for (int i = firstAfter(ordered, issuedAt);
                    i < ordered.size() && !ordered.get(i).time().isAfter(until);
                    i++) {
                Observation hour = ordered.get(i);
                Integer aqi = hour.aqi();
                if (aqi != null || hour.dust()) {
                    values.add(new Forecast.Value(hour.time(), aqi, aqi, hour.dust()));
                }
            }
            return new Forecast(issuedAt, Forecast.Step.HOURLY, values);
        };
    }

    /** What was told over the series, in order. */
    public List<News> news(String area, List<Observation> series, Forecaster forecaster) {
        List<News> news = new ArrayList<>();
        run(area, series, forecaster, step -> news.addAll(step.news()));
        return news;
    }

    /** Plays the series from its first time + 24 h to its last, and hands over every hour. */
    public void run(String area, List<Observation> series, Forecaster forecaster, Consumer<Step> steps) {
        if (series.isEmpty()) {
            return;
        }
        List<Observation> ordered = byTime(series);
        Rules rules = assessor.plan().rules();
        Course course = Course.CLEAR;
        List<Forecast> forecasts = List.of();
        Instant first = ordered.get(0).time().plus(FIRST_STEP_AFTER);
        Instant last = ordered.get(ordered.size() - 1).time();
        for (Instant now = first; !now.isAfter(last); now = now.plus(HOUR)) {
            if (Duration.between(first, now).toSeconds() % every.toSeconds() == 0) {
                forecasts = newestTwo(forecasts, forecaster.issue(now));
            }
            course = course.takeEffect(now, rules);
            AssessmentInput.Air air = new AssessmentInput.Air(lately(ordered, now), forecasts);
            Assessment assessment = assessor.assess(new AssessmentInput(now, area, air, course.inForce(), List.of()));
            Course.Followed followed = course.followAndApprove(assessment, rules);
            course = followed.course();
            steps.accept(new Step(now, assessment, course, followed.news()));
        }
    }

    private static List<Forecast> newestTwo(List<Forecast> before, Forecast newest) {
        return before.isEmpty() ? List.of(newest) : List.of(before.get(before.size() - 1), newest);
    }

    private static List<Observation> lately(List<Observation> ordered, Instant now) {
        return ordered.subList(firstAfter(ordered, now.minus(OBSERVED)), firstAfter(ordered, now));
    }

    /** In order of time; of one hour's values the later in the list stays the later. */
    private static List<Observation> byTime(List<Observation> series) {
        List<Observation> ordered = new ArrayList<>(series);
        ordered.sort(Comparator.comparing(Observation::time));
        return ordered;
    }

    private static int firstAfter(List<Observation> ordered, Instant time) {
        int from = 0;
        int to = ordered.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ordered.get(middle).time().isAfter(time)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
