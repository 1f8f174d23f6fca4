package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;

/**
 * Draws assessment inputs from a seed: spells of good and bad air with outages and dust, two issues of hourly forecasts that differ, sometimes
 * a daily one, prompts, and a warning in force. The same seed gives the same input.
 */
final class RandomAir {
    private static final int[] BASES = {40, 90, 140, 150, 160, 180, 200, 205, 230, 280, 310, 350};
    private static final Level[] LEVELS = {Level.YELLOW, Level.ORANGE, Level.RED};

    private final Random random;
    private final Instant now = Scene.NOW;
    /** Hours ahead that no forecast has, in one of eight inputs; else none. */
    private final int lostFrom;

    private final int lostTo;

    RandomAir(long seed) {
        this.random = seeded(seed);
        this.lostFrom = random.nextInt(8) == 0 ? random.nextInt(40) : Integer.MAX_VALUE;
        this.lostTo = lostFrom == Integer.MAX_VALUE ? lostFrom : lostFrom + random.nextInt(60);
    }

    /** A generator whose first numbers are not alike for seeds that follow each other, as those of {@link Random} are. */
    static Random seeded(long seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L);
    }

    Random random() {
        return random;
    }

    /** One input; about half of them with a warning in force, started or not. */
    AssessmentInput input() {
        int past = 24 + random.nextInt(120);
        int ahead = 36 + random.nextInt(84);
        int[] truth = spells(past + ahead + 24);
        List<Forecast> forecasts = new ArrayList<>();
        int age = random.nextInt(10) == 0 ? 26 : random.nextInt(12);
        if (random.nextInt(6) > 0) {
            forecasts.add(hourly(truth, past, age + 6 + random.nextInt(24), ahead + random.nextInt(24)));
        }
        if (random.nextInt(12) > 0) {
            forecasts.add(hourly(truth, past, age, ahead));
        }
        if (random.nextInt(8) == 0) {
            forecasts.add(daily(age));
        }
        return new AssessmentInput(
                now, "410400", new AssessmentInput.Air(observed(truth, past), forecasts), inForce(), prompts());
    }

    /** An input with a constant spell of {@code aqi} that lasts from hour {@code from} to {@code to} between clean hours. */
    AssessmentInput spell(int aqi, int from, int to) {
        List<Observation> observed = new ArrayList<>();
        List<Forecast.Value> values = new ArrayList<>();
        for (int hour = from - 60; hour <= to + 60; hour++) {
            int value = hour > from && hour <= to ? aqi : 30;
            if (hour <= 0) {
                observed.add(Observation.of(at(hour), value));
            } else {
                values.add(Forecast.Value.exactly(at(hour), value));
            }
        }
        Forecast forecast = new Forecast(at(-1), Forecast.Step.HOURLY, values);
        return new AssessmentInput(
                now, "410400", new AssessmentInput.Air(observed, List.of(forecast)), null, List.of());
    }

    Instant at(int hour) {
        return now.plus(Duration.ofHours(hour));
    }

    private int[] spells(int length) {
        int[] truth = new int[length];
        int i = 0;
        while (i < length) {
            int base = BASES[random.nextInt(BASES.length)];
            int jitter = random.nextInt(4) == 0 ? 0 : 25;
            int until = Math.min(length, i + 6 + random.nextInt(60));
            for (; i < until; i++) {
                truth[i] = Math.max(0, base + (jitter == 0 ? 0 : random.nextInt(2 * jitter + 1) - jitter));
            }
        }
        return truth;
    }

    private List<Observation> observed(int[] truth, int past) {
        int outageFrom = random.nextInt(3) == 0 ? random.nextInt(past) : past;
        int outageTo = outageFrom + random.nextInt(40);
        boolean dust = random.nextInt(4) == 0;
        int silent = random.nextInt(10) == 0 ? random.nextInt(30) : 0;
        List<Observation> observed = new ArrayList<>();
        for (int i = 0; i < past - silent; i++) {
            boolean out = i >= outageFrom && i < outageTo;
            if (!out || dust) {
                observed.add(new Observation(at(i - past + 1), truth[i], out));
            }
        }
        return observed;
    }

    private Forecast hourly(int[] truth, int past, int age, int horizon) {
        double factor = 0.8 + random.nextDouble() * 0.4;
        List<Forecast.Value> values = new ArrayList<>();
        for (int hour = 1 - age; hour <= horizon; hour++) {
            int i = past - 1 + hour;
            if (i >= 0 && i < truth.length && (hour < lostFrom || hour > lostTo)) {
                int upper = Math.min(500, (int) (truth[i] * factor));
                values.add(new Forecast.Value(at(hour), upper / 2, upper, false));
            }
        }
        return new Forecast(at(-age), Forecast.Step.HOURLY, values);
    }

    private Forecast daily(int age) {
        List<Forecast.Value> values = new ArrayList<>();
        int days = 2 + random.nextInt(5);
        for (int day = 0; day < days; day++) {
            int aqi = BASES[random.nextInt(BASES.length)];
            values.add(Forecast.Value.exactly(at(16 + 24 * day), aqi));
        }
        return new Forecast(at(-age), Forecast.Step.DAILY, values);
    }

    private List<Prompt> prompts() {
        List<Prompt> prompts = new ArrayList<>();
        if (random.nextInt(8) == 0) {
            int from = random.nextInt(96) - 24;
            prompts.add(new Prompt(level(), at(from), at(from + 12 + random.nextInt(72))));
        }
        return prompts;
    }

    private WarningInForce inForce() {
        if (random.nextBoolean()) {
            return null;
        }
        int start = random.nextInt(120) - 72;
        Instant end = random.nextInt(4) == 0 ? null : at(Math.max(start, 0) + random.nextInt(96));
        return new WarningInForce(level(), at(start), end);
    }

    private Level level() {
        return LEVELS[random.nextInt(LEVELS.length)];
    }
}
