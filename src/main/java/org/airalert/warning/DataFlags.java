package org.airalert.warning;

/**
 * What is wrong with the data of an assessment (warning-rules 5, "Data flags").
 *
 * @param staleForecast no forecast, or the newest is too old
 * @param shortHorizon the series ends too early
 * @param gaps the series has a hole that could hide a clean or a bad spell
 * @param shortHistory the series begins too late to know how long a spell has lasted
 * @param staleObservation no observed value for hours
 */
public record DataFlags(
        boolean staleForecast, boolean shortHorizon, boolean gaps, boolean shortHistory, boolean staleObservation) {
    /** Neither stale nor short nor with gaps: the least that lowering needs. */
    public boolean isSound() {
        return !staleForecast && !shortHorizon && !gaps;
    }
}
