package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;

/** Builds assessment inputs for tests: hours are counted from {@code now}, past ones are negative. */
final class Scene {
    static final Instant NOW = OffsetDateTime.parse("2026-01-05T08:00:00+08:00").toInstant();

    private final Instant now;
    private final List<Observation> observed = new ArrayList<>();
    private final List<Forecast> forecasts = new ArrayList<>();
    private final List<Prompt> prompts = new ArrayList<>();
    private WarningInForce inForce;

    private Scene(Instant now) {
        this.now = now;
    }

    static Scene at(Instant now) {
        return new Scene(now);
    }

    static Scene now() {
        return new Scene(NOW);
    }

    Instant hour(int hour) {
        return now.plus(Duration.ofHours(hour));
    }

    /** Observed hours ending at {@code from + 1} to {@code to}. */
    Scene observed(int from, int to, IntUnaryOperator aqi) {
        for (int hour = from + 1; hour <= to; hour++) {
            observed.add(Observation.of(hour(hour), aqi.applyAsInt(hour)));
        }
        return this;
    }

    Scene observed(int from, int to, int aqi) {
        return observed(from, to, hour -> aqi);
    }

    Scene dust(int from, int to) {
        for (int hour = from + 1; hour <= to; hour++) {
            observed.add(new Observation(hour(hour), 450, true));
        }
        return this;
    }

    /** An hourly forecast issued at {@code issued} for the hours ending at {@code from + 1} to {@code to}. */
    Scene forecast(int issued, int from, int to, IntUnaryOperator aqi) {
        List<Forecast.Value> values = new ArrayList<>();
        for (int hour = from + 1; hour <= to; hour++) {
            values.add(Forecast.Value.exactly(hour(hour), aqi.applyAsInt(hour)));
        }
        forecasts.add(new Forecast(hour(issued), Forecast.Step.HOURLY, values));
        return this;
    }

    Scene forecast(int issued, int to, int aqi) {
        return forecast(issued, 0, to, hour -> aqi);
    }

    /** A daily forecast; the first value is for the day that ends at {@code firstEnd}. */
    Scene daily(int issued, int firstEnd, int... aqi) {
        List<Forecast.Value> values = new ArrayList<>();
        for (int day = 0; day < aqi.length; day++) {
            values.add(Forecast.Value.exactly(hour(firstEnd + 24 * day), aqi[day]));
        }
        forecasts.add(new Forecast(hour(issued), Forecast.Step.DAILY, values));
        return this;
    }

    Scene inForce(Level level, int start, Integer end) {
        inForce = new WarningInForce(level, hour(start), end == null ? null : hour(end));
        return this;
    }

    Scene prompt(Level level, int from, int until) {
        prompts.add(new Prompt(level, hour(from), hour(until)));
        return this;
    }

    AssessmentInput input() {
        return new AssessmentInput(now, "410400", new AssessmentInput.Air(observed, forecasts), inForce, prompts);
    }

    Assessment assess() {
        return assess(Plan.standard());
    }

    Assessment assess(Plan plan) {
        return new Assessor(plan).assess(input());
    }
}
