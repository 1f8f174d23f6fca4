package org.airalert.airquality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One hour as the monitoring stations saw it (warning-rules 1).
 *
 * @param time the END of the hour, a full hour
 * @param aqi the hourly index, 0 to 999; {@code null} when the hour has no value (a forecast may then fill it)
 * @param dust whether a sandstorm spoilt the hour (plan 1.3): it then counts as missing, and nothing fills it
 */
public record Observation(Instant time, @Nullable Integer aqi, boolean dust) {
    public Observation {
        Hours.requireFull("time", time);
        Hours.requireIndex("aqi", aqi);
    }

    /** An ordinary hour with a value. */
    public static Observation of(Instant time, int aqi) {
        return new Observation(time, aqi, false);
    }
}
