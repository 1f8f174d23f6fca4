package org.airalert.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.warning.Action;
import org.airalert.warning.Assessment;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Assessor;
import org.airalert.warning.Explanation;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.airalert.warning.Reading;
import org.airalert.warning.WarningInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another plan is another file, not other code: the four levels of the 2017 guide, and a county's stricter plan. */
class OtherPlansTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private static Plan plan(String name) throws IOException {
        Path file = Path.of("src", "test", "resources", "plans", name + ".yaml");
        return PlanFile.parse(file.toString(), Files.readString(file));
    }

    /** Clean for two days, then {@code days} whole days of smog, the last {@code worst} of them at {@code worstAqi}, then clean again. */
    private static AssessmentInput smog(int days, int aqi, int worst, int worstAqi) {
        List<Observation> observed = new ArrayList<>();
        for (int hour = -95; hour <= 0; hour++) {
            observed.add(Observation.of(at(hour), 60));
        }
        List<Forecast.Value> values = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            boolean bad = day >= 2 && day < 2 + days;
            boolean worse = bad && day >= 2 + days - worst;
            values.add(Forecast.Value.exactly(at(16 + 24 * day), worse ? worstAqi : bad ? aqi : 60));
        }
        Forecast forecast = new Forecast(at(-1), Forecast.Step.DAILY, values);
        return new AssessmentInput(
                NOW, "410400", new AssessmentInput.Air(observed, List.of(forecast)), null, List.of());
    }

    private static Instant at(int hour) {
        return NOW.plus(Duration.ofHours(hour));
    }

    @ParameterizedTest(name = "{0} days at {1}, {2} of them at {3}: {4}")
    @CsvSource({
        "2, 200, 0, 0,",
        "1, 201, 0, 0, BLUE",
        "2, 210, 0, 0, YELLOW",
        "3, 210, 0, 0, YELLOW",
        "3, 210, 1, 310, ORANGE",
        "4, 210, 1, 310, ORANGE",
        "4, 210, 2, 310, RED",
        "1, 500, 0, 0, RED",
        "1, 499, 0, 0, BLUE"
    })
    void the_guide_of_2017_has_blue_and_its_own_standards(int days, int aqi, int worst, int worstAqi, Level level)
            throws IOException {
        Assessment assessment = new Assessor(plan("national-2017")).assess(smog(days, aqi, worst, worstAqi));

        assertThat(assessment.level()).isEqualTo(level);
        assertThat(assessment.action()).isEqualTo(level == null ? Action.NONE : Action.ISSUE);
    }

    @Test
    void blue_has_its_words_and_its_response() throws IOException {
        Plan plan = plan("national-2017");

        Assessment assessment = new Assessor(plan).assess(smog(1, 230, 0, 0));

        assertThat(assessment.decision().responseLevel()).isEqualTo("IV");
        assertThat(Explanation.of(assessment, plan).zh())
                .anyMatch(sentence -> sentence.startsWith("建议发布蓝色预警"))
                .anyMatch(sentence -> sentence.startsWith("距黄色（>200持续48小时）"));
    }

    @ParameterizedTest(name = "{0} days at {1}: {2}, by the city {3}")
    @CsvSource({
        "1, 151, YELLOW,",
        "2, 151, ORANGE, YELLOW",
        "1, 201, ORANGE, YELLOW",
        "2, 201, RED, ORANGE",
        "1, 301, RED, YELLOW"
    })
    void a_stricter_county_warns_earlier_and_higher_than_the_city(int days, int aqi, Level county, Level city)
            throws IOException {
        AssessmentInput input = smog(days, aqi, 0, 0);

        assertThat(new Assessor(plan("stricter-county")).assess(input).level()).isEqualTo(county);
        assertThat(new Assessor(Plan.standard()).assess(input).level()).isEqualTo(city);
    }

    @Test
    void a_county_with_a_longer_clean_gap_leaves_open_what_the_city_lifts() throws IOException {
        AssessmentInput input = cleanFor(40);

        assertThat(new Assessor(Plan.standard()).assess(input).action()).isEqualTo(Action.LIFT);
        assertThat(new Assessor(plan("stricter-county")).assess(input).action())
                .as("no end is known within its gap: until further notice")
                .isEqualTo(Action.EXTEND);
        assertThat(plan("stricter-county").rules().value(Reading.CLEAN_GAP)).isEqualTo(48);
    }

    /** A warning in force, clean air since a day, and a forecast that knows only so many more hours, all clean. */
    private static AssessmentInput cleanFor(int hours) {
        List<Observation> observed = new ArrayList<>();
        for (int hour = -143; hour <= 0; hour++) {
            observed.add(Observation.of(at(hour), hour < -24 ? 260 : 50));
        }
        List<Forecast> forecasts = new ArrayList<>();
        for (int issued : new int[] {-7, -1}) {
            List<Forecast.Value> values = new ArrayList<>();
            for (int hour = 1; hour <= hours; hour++) {
                values.add(Forecast.Value.exactly(at(hour), 50));
            }
            forecasts.add(new Forecast(at(issued), Forecast.Step.HOURLY, values));
        }
        WarningInForce inForce = new WarningInForce(Level.YELLOW, at(-100), at(10));
        return new AssessmentInput(NOW, "410421", new AssessmentInput.Air(observed, forecasts), inForce, List.of());
    }
}
