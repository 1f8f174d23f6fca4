package org.airalert.warning;

import java.time.Instant;
import java.util.List;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.jspecify.annotations.Nullable;

/**
 * All that one assessment depends on, besides the plan (warning-rules 5).
 *
 * @param now the moment of the assessment
 * @param area code of the area, by GB/T 2260 where one exists
 * @param air what was observed and forecast
 * @param inForce the warning in force; {@code null} is none
 * @param prompts provincial prompts, also those that are over
 */
public record AssessmentInput(
        Instant now, String area, Air air, @Nullable WarningInForce inForce, List<Prompt> prompts) {
    public AssessmentInput {
        prompts = List.copyOf(prompts);
    }

    /**
     * The data about the air. The order of both lists counts: of equals the later wins.
     *
     * @param observed hours as monitored
     * @param forecasts all forecasts that may count, also older ones
     */
    public record Air(List<Observation> observed, List<Forecast> forecasts) {
        public Air {
            observed = List.copyOf(observed);
            forecasts = List.copyOf(forecasts);
        }
    }

    public List<Observation> observed() {
        return air.observed();
    }

    public List<Forecast> forecasts() {
        return air.forecasts();
    }

    /** The same data with another warning in force, as after an approval. */
    public AssessmentInput withInForce(@Nullable WarningInForce other) {
        return new AssessmentInput(now, area, air, other, prompts);
    }
}
