package org.airalert.office;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people said about sandstorms in an area (plan, 1.3), oldest first: of several marks for one hour the last counts, above whatever the data say.
 * One document for each area.
 */
record DustMarks(List<Mark> marks) {
    static final DustMarks NONE = new DustMarks(List.of());
    /** Longer than any assessment or chart looks back; the audit log keeps all of them. */
    private static final Duration KEPT = Duration.ofDays(400);

    DustMarks {
        marks = List.copyOf(marks);
    }

    /**
     * One word about hours.
     *
     * @param from the hours end after it
     * @param until the last hour's end
     * @param dust false: they are no sandstorm, whatever it looked like
     * @param by account of who said so
     */
    record Mark(Instant from, Instant until, boolean dust, String reason, String by, Instant at) {
        boolean covers(Instant hour) {
            return hour.isAfter(from) && !hour.isAfter(until);
        }

        /** The ends of the hours that it is about. */
        List<Instant> hours() {
            List<Instant> hours = new ArrayList<>();
            Instant first = from.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            for (Instant time = first; covers(time); time = time.plus(1, ChronoUnit.HOURS)) {
                hours.add(time);
            }
            return hours;
        }
    }

    /** What was said of the hour that ends then; empty when nobody said anything. */
    Optional<Boolean> of(Instant hour) {
        for (int i = marks.size() - 1; i >= 0; i--) {
            if (marks.get(i).covers(hour)) {
                return Optional.of(marks.get(i).dust());
            }
        }
        return Optional.empty();
    }

    DustMarks with(Mark mark) {
        List<Mark> all = new ArrayList<>();
        marks.stream().filter(old -> old.until().isAfter(mark.at().minus(KEPT))).forEach(all::add);
        all.add(mark);
        return new DustMarks(all);
    }

    /** Those that reach beyond {@code from}. */
    List<Mark> since(Instant from) {
        return marks.stream().filter(mark -> mark.until().isAfter(from)).toList();
    }
}
