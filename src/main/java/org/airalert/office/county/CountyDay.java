package org.airalert.office.county;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.clause.Clause;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.airalert.duty.CountyReport;
import org.airalert.duty.LevelHistory;
import org.airalert.duty.ReportRound;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * One day of all counties: who owed a report at which hour, and what came (plan, 4.5). Pure.
 *
 * @param counties in the order of the areas
 */
@Clause("P4.5")
public record CountyDay(LocalDate day, List<County> counties) {
    public CountyDay {
        counties = List.copyOf(counties);
    }

    /**
     * @param level in force in the county at the day's end or now, its own or the city's, whichever is higher (plan, 4.1); {@code null}: none
     * @param own of the county alone; {@code null}: none
     * @param reports of the day, corrected ones among them
     */
    public record County(
            Area area,
            @Nullable Level level,
            @Nullable Level own,
            List<ReportRound.Slot> slots,
            List<CountyReport> reports) {
        public County {
            slots = List.copyOf(slots);
            reports = List.copyOf(reports);
        }

        public boolean isMissing(Instant now) {
            return slots.stream().anyMatch(slot -> slot.isMissing(now));
        }
    }

    /** What is known of the air's levels and the reports. */
    public record Known(List<LevelHistory> histories, List<CountyReport> reports) {
        public Known {
            histories = List.copyOf(histories);
            reports = List.copyOf(reports);
        }
    }

    /** The day of the city's counties as it stands at {@code now}. */
    public static CountyDay of(AreaTree areas, ReportRound round, LocalDate day, Known known, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(round.zone()).toInstant();
        Instant at = now.isBefore(end) ? now : end.minusSeconds(1);
        String city = areas.root().code();
        List<County> counties = new ArrayList<>();
        for (Area area : areas.children(city)) {
            List<CountyReport> own = known.reports().stream()
                    .filter(one -> one.area().equals(area.code()))
                    .toList();
            Optional<Level> above = level(known.histories(), city, at);
            Optional<Level> itself = level(known.histories(), area.code(), at);
            counties.add(new County(
                    area,
                    higher(above, itself).orElse(null),
                    itself.orElse(null),
                    round.slots(day, moment -> isInForce(known.histories(), List.of(city, area.code()), moment), own),
                    own.stream()
                            .filter(one -> one.receivedAt()
                                    .atZone(round.zone())
                                    .toLocalDate()
                                    .equals(day))
                            .toList()));
        }
        return new CountyDay(day, counties);
    }

    private static Optional<Level> higher(Optional<Level> one, Optional<Level> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAbove(one.get())) ? other : one;
    }

    private static Optional<Level> level(List<LevelHistory> histories, String area, Instant at) {
        return histories.stream()
                .filter(one -> one.area().equals(area))
                .flatMap(one -> one.at(at).stream())
                .max(Level::compareTo);
    }

    private static boolean isInForce(List<LevelHistory> histories, List<String> areas, Instant at) {
        return histories.stream()
                .anyMatch(one -> areas.contains(one.area()) && one.at(at).isPresent());
    }

    /** Counties that have not reported for an hour. */
    public List<Area> missingFor(Instant due) {
        return counties.stream()
                .filter(one -> one.slots().stream().anyMatch(slot -> slot.due().equals(due) && slot.report() == null))
                .map(County::area)
                .toList();
    }

    /** Whether anybody owes anything that day. */
    public boolean isOwed() {
        return counties.stream().anyMatch(one -> !one.slots().isEmpty());
    }
}
