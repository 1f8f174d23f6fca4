package org.airalert.airquality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One forecast product: when it was issued, its step, and its values (warning-rules 1).
 *
 * @param issuedAt when it was issued; at equal times the later in the input list wins
 * @param step what a value stands for; hourly and daily values are kept apart
 * @param values in any order
 */
public record Forecast(Instant issuedAt, Step step, List<Value> values) {
    public Forecast {
        values = List.copyOf(values);
    }

    /** What one value of a forecast covers. */
    public enum Step {
        /** One hour; the time is its end. */
        HOURLY,
        /** The mean of one calendar day; the time is that day's 24:00. */
        DAILY
    }

    /**
     * One forecast value.
     *
     * @param time the end of the hour or day, a full hour
     * @param lower the lower bound of the index, kept for display only; may be unknown
     * @param upper the upper bound, which decides (plan 3.2.2: 按照空气质量预报结果上限确定预警级别); {@code null} is no value
     * @param dust whether a sandstorm is expected: the hour then counts as missing
     */
    public record Value(
            Instant time, @Nullable Integer lower, @Nullable Integer upper, boolean dust) {
        public Value {
            Hours.requireFull("time", time);
            Hours.requireIndex("lower", lower);
            Hours.requireIndex("upper", upper);
            if (lower != null && upper != null && lower > upper) {
                throw new IllegalArgumentException("lower: " + lower + " (expected at most upper, " + upper + ")");
            }
        }

        /** A value without a range. */
        public static Value exactly(Instant time, int aqi) {
            return new Value(time, aqi, aqi, false);
        }
    }
}
