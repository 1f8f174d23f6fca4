package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import org.airalert.airquality.Threshold;
import org.airalert.airquality.Windows;

/**
 * A maximal sequence of neighbouring 24-hour means that all pass one limit (warning-rules 2).
 *
 * @param threshold the limit
 * @param firstEnd the end of its first window
 * @param lastEnd the end of its last window
 * @param open whether the series ends with it, so that how long it really lasts is not known
 */
public record Run(Threshold threshold, Instant firstEnd, Instant lastEnd, boolean open) {
    /** Where its first window begins. */
    public Instant start() {
        return firstEnd.minus(Windows.LENGTH);
    }

    /** The time its windows cover: one window lasts 24 hours, 25 successive hourly ones 48. */
    public Duration duration() {
        return Duration.between(start(), lastEnd);
    }

    /** Whether it is long enough for a condition; with {@code openIsEnough} an open run always is. */
    boolean meets(Criterion.Condition condition, boolean openIsEnough) {
        return threshold.equals(condition.threshold())
                && ((openIsEnough && open) || duration().compareTo(condition.lasting()) >= 0);
    }
}
