package org.airalert.warning;

import java.time.Duration;
import java.util.List;
import org.airalert.airquality.Threshold;
import org.airalert.clause.Clause;

/**
 * One way to reach a level: every pair of limit and duration must be met by runs of the same process (warning-rules 3).
 *
 * @param conditions at least one
 */
@Clause("P3.2.1")
public record Criterion(List<Condition> conditions) {
    public Criterion {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("criterion: empty (expected at least one condition)");
        }
    }

    /** A criterion of one condition. */
    public static Criterion of(int above, int hours) {
        return new Criterion(List.of(new Condition(Threshold.above(above), Duration.ofHours(hours))));
    }

    /**
     * The 24-hour mean passes a limit for so long.
     *
     * @param threshold the limit
     * @param lasting how long the windows of one run must cover, at least 24 hours
     */
    public record Condition(Threshold threshold, Duration lasting) {
        public Condition {
            if (lasting.compareTo(Duration.ofHours(24)) < 0) {
                throw new IllegalArgumentException("hours: " + lasting.toHours() + " (expected 24 or more)");
            }
        }

        @Override
        public String toString() {
            return threshold + " " + lasting.toHours() + " h";
        }
    }
}
