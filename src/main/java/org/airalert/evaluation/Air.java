package org.airalert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airalert.airquality.Observation;
import org.airalert.warning.Assessment;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Assessor;
import org.airalert.warning.Criterion;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** The air of an event as it was measured, and what the rules make of it with hindsight: no forecast counts here. */
final class Air {
    /** GB 3095: a daily mean needs 20 hourly values. */
    private static final int ENOUGH = 20;

    private final NavigableMap<Instant, Integer> hours = new TreeMap<>();
    private final List<Assessment.ProcessView> processes;
    private final Assessor assessor;

    Air(Assessor assessor, String area, List<Observation> observed) {
        this.assessor = assessor;
        observed.forEach(hour -> {
            Integer aqi = hour.aqi();
            if (aqi != null && !hour.dust()) {
                hours.put(hour.time(), aqi);
            }
        });
        this.processes = hours.isEmpty()
                ? List.of()
                : assessor.assess(new AssessmentInput(
                                hours.lastKey(), area, new AssessmentInput.Air(observed, List.of()), null, List.of()))
                        .processes();
    }

    @Nullable
    Integer at(Instant hour) {
        return hours.get(hour);
    }

    boolean isEmpty() {
        return hours.isEmpty();
    }

    Instant last() {
        return hours.lastKey();
    }

    /** Of the 24 hours that end at a moment; {@code null} when fewer than 20 are known. */
    @Nullable
    Integer mean24h(Instant end) {
        List<Integer> values = new ArrayList<>(
                hours.subMap(end.minus(Duration.ofHours(24)), false, end, true).values());
        return values.size() < ENOUGH
                ? null
                : (int) Math.round(
                        values.stream().mapToInt(Integer::intValue).average().orElseThrow());
    }

    /** The processes that overlap a stretch of time, oldest first. */
    List<Assessment.ProcessView> processes(Instant from, Instant to) {
        return processes.stream()
                .filter(one -> one.end().isAfter(from) && one.start().isBefore(to))
                .toList();
    }

    /** What the process that an hour lies in asked for in the end; {@code null} outside of one. */
    @Nullable
    Level measured(Instant hour) {
        return processes.stream()
                .filter(one -> hour.isAfter(one.start()) && !hour.isAfter(one.end()))
                .map(Assessment.ProcessView::level)
                .filter(Objects::nonNull)
                .max(Level::compareTo)
                .orElse(null);
    }

    /** Where the hours begin that meet a level, in processes that end after {@code from}; {@code null} when none do. */
    @Nullable
    Instant onset(Level level, Instant from) {
        return processes.stream()
                .filter(one -> one.end().isAfter(from))
                .flatMap(one -> one.criteriaMet().stream()
                        .filter(met -> met.level().compareTo(level) >= 0)
                        .flatMap(met -> starts(one, met.criterion())))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<Instant> starts(Assessment.ProcessView process, Criterion criterion) {
        return process.runs().stream()
                .filter(run -> criterion.conditions().stream()
                        .anyMatch(condition -> condition.threshold().equals(run.threshold())
                                && run.duration().compareTo(condition.lasting()) >= 0))
                .map(run -> run.start());
    }

    /** The days of a stretch of time in the plan's zone. */
    List<Report.Day> days(Instant from, Instant to, Stages stages) {
        ZoneId zone = assessor.plan().zone();
        List<Report.Day> days = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            Instant begins = day.atStartOfDay(zone).toInstant();
            Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
            Integer highest = hours.subMap(begins, false, ends, true).values().stream()
                    .max(Integer::compareTo)
                    .orElse(null);
            days.add(new Report.Day(day, mean24h(ends), highest, highestInForce(begins, ends, stages)));
        }
        return days;
    }

    private static @Nullable Level highestInForce(Instant begins, Instant ends, Stages stages) {
        Level highest = stages.at(begins);
        for (Stages.Change change : stages.changes()) {
            Level level = change.level();
            boolean inside = change.at().isAfter(begins) && change.at().isBefore(ends);
            if (inside && level != null && (highest == null || level.isAbove(highest))) {
                highest = level;
            }
        }
        return highest;
    }
}
