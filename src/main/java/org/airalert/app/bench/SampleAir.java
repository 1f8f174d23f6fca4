package org.airalert.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Level;
import org.airalert.warning.WarningInForce;

/** Air as a bad winter has it, the same in every run: spells of some days parted by clean ones, so that processes, runs and second pictures are all there. */
final class SampleAir {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final int[] SPELLS = {60, 170, 240, 90, 320};
    private static final int SPELL_HOURS = 61;

    private SampleAir() {}

    private static int aqi(int hour, int place) {
        int spell = Math.floorMod((hour + 37 * place) / SPELL_HOURS, SPELLS.length);
        return SPELLS[spell] + Math.floorMod(hour * 31 + place * 17, 40);
    }

    private static Instant at(int hour) {
        return NOW.plus(Duration.ofHours(hour));
    }

    /** So many hours from the start on. */
    static List<Observation> observed(int hours) {
        List<Observation> all = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            all.add(Observation.of(at(hour), aqi(hour, 3)));
        }
        return all;
    }

    /** So many hours observed, as many forecast by two issues; every other place has a warning in force. */
    static AssessmentInput input(int observed, int ahead, int place) {
        List<Observation> hours = new ArrayList<>();
        for (int hour = 1 - observed; hour <= 0; hour++) {
            hours.add(Observation.of(at(hour), aqi(hour, place)));
        }
        List<Forecast> forecasts = List.of(forecast(-13, ahead, place), forecast(-1, ahead, place));
        WarningInForce inForce = place % 2 == 0 ? null : new WarningInForce(Level.YELLOW, at(-(place % 48)), null);
        return new AssessmentInput(NOW, "410400", new AssessmentInput.Air(hours, forecasts), inForce, List.of());
    }

    private static Forecast forecast(int issued, int ahead, int place) {
        List<Forecast.Value> values = new ArrayList<>();
        for (int hour = 1; hour <= ahead; hour++) {
            values.add(Forecast.Value.exactly(at(hour), aqi(hour, place) + issued + 13));
        }
        return new Forecast(at(issued), Forecast.Step.HOURLY, values);
    }
}
