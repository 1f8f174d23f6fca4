package org.airalert.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.airalert.SharedData;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.warning.Assessor;
import org.airalert.warning.News;
import org.airalert.warning.Plan;
import org.airalert.warning.Replay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The winter of 2018-19 with forecasts that err: the number of messages must not explode (warning-rules.md, section 7). */
@Tag("P3.2.4")
class ErringForecastTest {
    private static final int SEEDS = 20;
    private static final int HORIZON = 96;
    private static final double KEPT = 0.97;
    private static final double FULL_ERROR_AFTER_HOURS = 24;

    @ParameterizedTest(name = "s = {0}")
    @ValueSource(doubles = {0.1, 0.2})
    void a_winter_of_erring_forecasts_does_not_flap(double spread) {
        Path folder = SharedData.orBundled("data/aqi", "aqi");
        List<Path> files = List.of(
                folder.resolve("hourly_pingdingshan_2018-12-01_2018-12-31.csv"),
                folder.resolve("hourly_pingdingshan_2019-01-01_2019-01-31.csv"));
        AirCsv.Series winter = AirCsv.read(files, Plan.standard().zone());
        Replay replay = new Replay(new Assessor(Plan.standard()), Duration.ofHours(12));

        List<Integer> lines = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<News> news = replay.news(winter.area(), winter.hours(), erring(winter.hours(), spread, seed));
            lines.add(news.size());
        }

        List<Integer> sorted = lines.stream().sorted().toList();
        double median = (sorted.get(SEEDS / 2 - 1) + sorted.get(SEEDS / 2)) / 2.0;
        System.out.printf(
                "erring forecasts, s = %.1f: lines by seed 1 to %d: %s, median %.1f%n", spread, SEEDS, lines, median);
        assertThat(median).as("median of seeds 1 to 20: %s", lines).isLessThanOrEqualTo(32);
        assertThat(sorted.get(SEEDS - 1))
                .as("most lines of seeds 1 to 20: %s", lines)
                .isLessThanOrEqualTo(50);
    }

    /** The true hours, times an error that wanders from hour to hour and has its full size a day ahead. */
    private static Replay.Forecaster erring(List<Observation> hours, double spread, long seed) {
        Replay.Forecaster perfect = Replay.perfect(hours, Duration.ofHours(HORIZON));
        Random random = new Random(seed);
        return issuedAt -> {
            double[] errors = errors(random, spread);
            List<Forecast.Value> values = new ArrayList<>();
            for (Forecast.Value value : perfect.issue(issuedAt).values()) {
                values.add(erred(value, errors, issuedAt));
            }
            return new Forecast(issuedAt, Forecast.Step.HOURLY, values);
        };
    }

    private static double[] errors(Random random, double spread) {
        double[] errors = new double[HORIZON + 1];
        double error = spread * random.nextGaussian();
        for (int lead = 1; lead <= HORIZON; lead++) {
            errors[lead] = error;
            error = KEPT * error + spread * Math.sqrt(1 - KEPT * KEPT) * random.nextGaussian();
        }
        return errors;
    }

    private static Forecast.Value erred(Forecast.Value value, double[] errors, Instant issuedAt) {
        Integer upper = value.upper();
        if (upper == null) {
            return value;
        }
        int lead = (int) Duration.between(issuedAt, value.time()).toHours();
        double factor = 1 + errors[lead] * Math.min(1, lead / FULL_ERROR_AFTER_HOURS);
        return Forecast.Value.exactly(value.time(), (int) Math.max(0, Math.round(upper * factor)));
    }
}
