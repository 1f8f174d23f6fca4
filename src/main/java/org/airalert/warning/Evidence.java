package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures behind an assessment (warning-rules, end of section 5; plan 3.2.3: AQI范围及日均值).
 *
 * @param aqi the range of the values from now to the end of the matter at hand; {@code null} when there are none
 * @param highestMean the highest 24-hour mean that ends there; {@code null} when there is none
 * @param days the mean of each calendar day that is touched, where known, in order
 * @param needs what the pictures ask for
 * @param missing hours without a value from the begin of the history that the rules need to the end of the horizon
 * @param forecastIssued when the newest forecast was issued; {@code null} without any
 * @param confirmed whether an earlier forecast counts as the second picture
 */
public record Evidence(
        @Nullable AqiRange aqi,
        @Nullable HighestMean highestMean,
        List<DayMean> days,
        Needs needs,
        List<MissingHours> missing,
        @Nullable Instant forecastIssued,
        boolean confirmed) {
    /** Nothing known, for a decision that is kept without what it was drawn from. */
    public static final Evidence NONE =
            new Evidence(null, null, List.of(), new Needs(null, null, false, false), List.of(), null, false);

    public Evidence {
        days = List.copyOf(days);
        missing = List.copyOf(missing);
    }

    /** The lowest and the highest index of a stretch of hours or days. */
    public record AqiRange(int lowest, int highest) {}

    /**
     * A 24-hour mean.
     *
     * @param end when its 24 hours end
     * @param mean its value, not rounded
     */
    public record HighestMean(Instant end, double mean) {}

    /**
     * The mean of one calendar day in the plan's zone: a daily forecast value, or the mean of its hours where enough are known.
     *
     * @param mean not rounded
     */
    public record DayMean(LocalDate day, double mean) {}

    /**
     * What is asked for, and what speaks against lowering the warning in force (warning-rules 4 and 5.3).
     *
     * @param now R(now): the level that the first picture asks for; {@code null} when nothing is
     * @param below the earliest time within the notice at which the first picture is below the level in force, or now where none is in
     *     force; {@code null} when there is none
     * @param firstAllows whether the first picture is safe at that time
     * @param secondAllows whether the second picture is safe at that time, or none counts
     */
    public record Needs(@Nullable Level now, @Nullable Instant below, boolean firstAllows, boolean secondAllows) {}

    /**
     * Successive hours without a value.
     *
     * @param from where the first of them begins
     * @param until where the last of them ends
     * @param dust whether they are missing because of a sandstorm
     */
    public record MissingHours(Instant from, Instant until, boolean dust) {
        public long hours() {
            return Duration.between(from, until).toHours();
        }
    }

    /** How old the newest forecast is; {@code null} without any. */
    public @Nullable Duration forecastAge(Instant now) {
        return forecastIssued == null ? null : Duration.between(forecastIssued, now);
    }
}
