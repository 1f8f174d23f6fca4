package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast the engine assesses: 240 observed and 240 forecast hours, a year hour by hour, a thousand areas one after another on one core. The air
 * is made of spells as a bad winter has them, so that processes, runs and second pictures are all there.
 * Run {@code main} of {@code org.openjdk.jmh.Main} with the test class path and this class's name.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AssessBenchmark {
    private static final int YEAR = 8760;
    private static final int AREAS = 1000;

    private final Assessor assessor = new Assessor(Plan.standard());
    private final List<AssessmentInput> areas = new ArrayList<>();
    private final List<Observation> year = new ArrayList<>();
    private final Replay.Forecaster perfect;

    public AssessBenchmark() {
        for (int area = 0; area < AREAS; area++) {
            areas.add(input(area, area % 2 == 0 ? null : warning(area)));
        }
        for (int hour = 0; hour < YEAR + 24; hour++) {
            year.add(Observation.of(Scene.NOW.plus(Duration.ofHours(hour)), aqi(hour, 3)));
        }
        perfect = Replay.perfect(year, Duration.ofHours(96));
    }

    private static WarningInForce warning(int area) {
        return new WarningInForce(Level.YELLOW, Scene.NOW.minus(Duration.ofHours(area % 48)), null);
    }

    /** Spells of bad air of some days, parted by clean ones; whole numbers, the same in every run. */
    private static int aqi(int hour, int place) {
        int spell = Math.floorMod((hour + 37 * place) / 61, 5);
        int base = new int[] {60, 170, 240, 90, 320}[spell];
        return base + Math.floorMod(hour * 31 + place * 17, 40);
    }

    private static AssessmentInput input(int place, WarningInForce inForce) {
        List<Observation> observed = new ArrayList<>();
        for (int hour = -239; hour <= 0; hour++) {
            observed.add(Observation.of(Scene.NOW.plus(Duration.ofHours(hour)), aqi(hour, place)));
        }
        return new AssessmentInput(
                Scene.NOW,
                "410400",
                new AssessmentInput.Air(observed, List.of(forecast(-13, place), forecast(-1, place))),
                inForce,
                List.of());
    }

    private static Forecast forecast(int issued, int place) {
        Instant issuedAt = Scene.NOW.plus(Duration.ofHours(issued));
        List<Forecast.Value> values = new ArrayList<>();
        for (int hour = 1; hour <= 240; hour++) {
            values.add(Forecast.Value.exactly(Scene.NOW.plus(Duration.ofHours(hour)), aqi(hour, place) + issued + 13));
        }
        return new Forecast(issuedAt, Forecast.Step.HOURLY, values);
    }

    /** One assessment of 240 observed and 240 forecast hours, with a second picture; target below 200 microseconds. */
    @Benchmark
    public Assessment one_assessment() {
        return assessor.assess(areas.get(1));
    }

    /** 8,760 hours, a 96-h forecast every six of them, all proposals approved; target below 2 s. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<News> a_year_replayed() {
        return Replay.standard(assessor).news("410400", year, perfect);
    }

    /** A thousand areas of 240 + 240 hours; target below 500 ms. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int a_thousand_areas() {
        int actions = 0;
        for (AssessmentInput area : areas) {
            actions += assessor.assess(area).action().ordinal();
        }
        return actions;
    }
}
