package org.airalert.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airalert.clause.Clause;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a day by which counties report, and which of them a county's reports settle (plan, 4.5: 每日报送).
 *
 * @param times in order, one or more
 * @param grace how long after an hour a report still counts for it, as a late one; also how long a response must have run before the first report is owed
 */
@Clause("P4.5")
public record ReportRound(List<LocalTime> times, ZoneId zone, Duration grace) {
    private static final Pattern WORDS = Pattern.compile("(\\d{1,2})时(?:(\\d{1,2})分)?");

    public ReportRound {
        times = times.stream().sorted().distinct().toList();
        if (times.isEmpty()) {
            throw new IllegalArgumentException("times: empty (expected: at least one)");
        }
    }

    /**
     * The hour that {@code 17时} or {@code 8时30分} names.
     *
     * @throws IllegalArgumentException when it names none
     */
    public static LocalTime hour(String words) {
        Matcher matcher = WORDS.matcher(words.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > 23) {
            throw new IllegalArgumentException(words + " (expected: an hour such as 17时 or 8时30分)");
        }
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if (minute > 59) {
            throw new IllegalArgumentException(words + " (expected: minutes below 60)");
        }
        return LocalTime.of(Integer.parseInt(matcher.group(1)), minute);
    }

    /**
     * One hour of one day for one county.
     *
     * @param report what settles it, by the time at which it came; {@code null} while nothing does
     * @param said what holds of it: its newest correction, or the report itself; {@code null} while there is none
     */
    public record Slot(
            Instant due,
            @Nullable CountyReport report,
            @Nullable CountyReport said) {
        public boolean isLate() {
            return report != null && report.receivedAt().isAfter(due);
        }

        public boolean isMissing(Instant now) {
            return report == null && now.isAfter(due);
        }
    }

    /** All hours of a day, in order. */
    public List<Instant> hours(LocalDate day) {
        return times.stream()
                .map(time -> day.atTime(time).atZone(zone).toInstant())
                .toList();
    }

    /**
     * The hours of a day for which a county owes a report, each with the report that settles it. A report within the grace after an unsettled hour counts
     * for that one; any other for the next hour of the day; after the last, for the first that is still open.
     *
     * @param owed whether a response ran at a moment in the county
     * @param reports the county's; of any day
     */
    public List<Slot> slots(LocalDate day, Predicate<Instant> owed, List<CountyReport> reports) {
        List<Slot> slots = new ArrayList<>(hours(day).stream()
                .filter(due -> owed.test(due) && owed.test(due.minus(grace)))
                .map(due -> new Slot(due, null, null))
                .toList());
        // A correction settles nothing anew: it takes the place of what it corrects.
        reports.stream()
                .filter(one -> one.corrects() == null)
                .filter(one -> one.receivedAt().atZone(zone).toLocalDate().equals(day))
                .sorted(Comparator.comparing(CountyReport::receivedAt).thenComparing(CountyReport::id))
                .forEach(one -> settle(slots, one));
        return slots.stream()
                .map(slot -> new Slot(slot.due(), slot.report(), newest(slot.report(), reports)))
                .toList();
    }

    private void settle(List<Slot> slots, CountyReport report) {
        Instant at = report.receivedAt();
        Stream<Slot> open = slots.stream().filter(slot -> slot.report() == null);
        List<Slot> choices = open.toList();
        choices.stream()
                .filter(slot -> at.isAfter(slot.due()) && !at.isAfter(slot.due().plus(grace)))
                .findFirst()
                .or(() ->
                        choices.stream().filter(slot -> !at.isAfter(slot.due())).findFirst())
                .or(() -> choices.stream().findFirst())
                .ifPresent(slot -> slots.set(slots.indexOf(slot), new Slot(slot.due(), report, report)));
    }

    private static @Nullable CountyReport newest(@Nullable CountyReport first, List<CountyReport> reports) {
        CountyReport said = first;
        CountyReport next = said;
        while (next != null) {
            said = next;
            next = correction(said, reports);
        }
        return said;
    }

    /** Only what came later can correct, so that no circle is followed. */
    private static @Nullable CountyReport correction(CountyReport of, List<CountyReport> reports) {
        return reports.stream()
                .filter(one -> of.id().equals(one.corrects()))
                .filter(one -> one.receivedAt().isAfter(of.receivedAt()) || isAfter(one, of))
                .max(Comparator.comparing(CountyReport::receivedAt).thenComparing(CountyReport::id))
                .orElse(null);
    }

    private static boolean isAfter(CountyReport one, CountyReport of) {
        return one.receivedAt().equals(of.receivedAt()) && one.id().compareTo(of.id()) > 0;
    }
}
