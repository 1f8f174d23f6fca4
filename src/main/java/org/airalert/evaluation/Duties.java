package org.airalert.evaluation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counties and units owed while the response was in force (plan, 4.3 and 4.5).
 *
 * @param reports each county's report of each day, in the order of days and counties
 * @param tasks in the order of their due times
 */
public record Duties(List<CountyReport> reports, List<Task> tasks) {
    /** Nothing was asked of anybody. */
    public static final Duties NONE = new Duties(List.of(), List.of());

    public Duties {
        reports = List.copyOf(reports);
        tasks = List.copyOf(tasks);
    }

    /** How a duty was met. */
    public enum Met {
        IN_TIME,
        LATE,
        MISSING;

        /** The word in JSON: {@code in-time}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param due by when it was asked for
     * @param at when it came; {@code null} when it did not
     */
    public record CountyReport(
            String county,
            String name,
            Instant due,
            @Nullable Instant at) {
        public Met met() {
            return Duties.met(due, at);
        }
    }

    /** @param done when it was done; {@code null} when it was not */
    public record Task(
            String titleZh,
            String titleEn,
            String clause,
            Instant due,
            @Nullable Instant done) {
        public Met met() {
            return Duties.met(due, done);
        }
    }

    private static Met met(Instant due, @Nullable Instant at) {
        if (at == null) {
            return Met.MISSING;
        }
        return at.isAfter(due) ? Met.LATE : Met.IN_TIME;
    }
}
