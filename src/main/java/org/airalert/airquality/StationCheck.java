package org.airalert.airquality;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a station feed before a city value is made of it: rows that stand twice, dead and frozen stations, impossible values. What is
 * wrong is left out and told; nothing is repaired. For one feed and one thread.
 */
public final class StationCheck {
    /** A station with fewer rows may only be late; it is not called dead. */
    private static final int FEWEST_ROWS_OF_A_DEAD_STATION = 6;

    private final Map<String, TreeMap<Instant, StationHour>> stations = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private StationCheck() {}

    /**
     * What is left of a feed, and what was found.
     *
     * @param usable rows in order of station and time, without the values that cannot be trusted
     * @param findings by station
     */
    public record Result(List<StationHour> usable, List<Finding> findings) {
        public Result {
            usable = List.copyOf(usable);
            findings = List.copyOf(findings);
        }
    }

    /** Looks through rows in the order of the feed, which need not be that of time. */
    public static Result of(List<StationHour> feed) {
        StationCheck check = new StationCheck();
        feed.forEach(check::add);
        List<StationHour> usable = new ArrayList<>();
        check.stations.forEach((station, hours) -> {
            check.dropDead(station, hours);
            check.dropImpossible(station, hours);
            check.dropFrozen(station, hours);
            usable.addAll(hours.values());
        });
        check.noteSilent(feed);
        return new Result(usable, check.findings);
    }

    private void add(StationHour row) {
        StationHour before =
                stations.computeIfAbsent(row.station(), name -> new TreeMap<>()).put(row.time(), row);
        if (before != null) {
            boolean same = before.values().equals(row.values());
            note(same ? Finding.Kind.DUPLICATE : Finding.Kind.CONFLICT, row.station(), null, List.of(row.time()));
        }
    }

    /** Adds to a finding of the same kind and place, so that one fault is one line. */
    private void note(Finding.Kind kind, String station, @Nullable Pollutant pollutant, List<Instant> hours) {
        Instant from = hours.get(0);
        Instant until = hours.get(hours.size() - 1);
        int count = hours.size();
        for (int i = 0; i < findings.size(); i++) {
            Finding known = findings.get(i);
            if (known.kind() == kind && known.station().equals(station) && known.pollutant() == pollutant) {
                findings.remove(i);
                from = known.from().isBefore(from) ? known.from() : from;
                until = known.until().isAfter(until) ? known.until() : until;
                count += known.count();
                break;
            }
        }
        findings.add(new Finding(kind, station, pollutant, from, until, count));
    }

    private void dropDead(String station, Map<Instant, StationHour> hours) {
        boolean silent = hours.values().stream().allMatch(row -> row.values().isEmpty());
        if (silent && hours.size() >= FEWEST_ROWS_OF_A_DEAD_STATION) {
            note(Finding.Kind.DEAD, station, null, List.copyOf(hours.keySet()));
            hours.clear();
        }
    }

    /** A station that gave values and then none, while the feed went on, is dead from then. */
    private void noteSilent(List<StationHour> feed) {
        Instant newest =
                feed.stream().map(StationHour::time).max(Instant::compareTo).orElse(Instant.MIN);
        stations.forEach((station, hours) -> {
            Instant last = hours.values().stream()
                    .filter(row -> !row.values().isEmpty())
                    .map(StationHour::time)
                    .max(Instant::compareTo)
                    .orElse(newest);
            long silent = Hours.of(newest) - Hours.of(last);
            if (silent >= FEWEST_ROWS_OF_A_DEAD_STATION) {
                findings.add(new Finding(
                        Finding.Kind.DEAD, station, null, Hours.instant(Hours.of(last) + 1), newest, (int) silent));
            }
        });
    }

    private void dropImpossible(String station, Map<Instant, StationHour> hours) {
        for (Pollutant pollutant : Pollutant.values()) {
            BigDecimal most = BigDecimal.valueOf(pollutant.impossibleAbove());
            Predicate<BigDecimal> impossible = value -> value.signum() < 0 || value.compareTo(most) > 0;
            List<Instant> wrong = hours.values().stream()
                    .filter(row -> row.values().of(pollutant).filter(impossible).isPresent())
                    .map(StationHour::time)
                    .toList();
            leaveOut(Finding.Kind.IMPOSSIBLE, station, pollutant, wrong);
        }
    }

    private void dropFrozen(String station, Map<Instant, StationHour> hours) {
        for (Pollutant pollutant : Pollutant.values()) {
            List<Instant> same = new ArrayList<>();
            BigDecimal before = null;
            for (StationHour row : List.copyOf(hours.values())) {
                BigDecimal value = row.values().of(pollutant).orElse(null);
                if (value == null) {
                    continue;
                }
                if (before == null || before.compareTo(value) != 0) {
                    leaveOutFrozen(station, pollutant, same);
                    same.clear();
                }
                same.add(row.time());
                before = value;
            }
            leaveOutFrozen(station, pollutant, same);
        }
    }

    private void leaveOutFrozen(String station, Pollutant pollutant, List<Instant> same) {
        if (same.size() >= pollutant.frozenAfter()) {
            leaveOut(Finding.Kind.FROZEN, station, pollutant, List.copyOf(same));
        }
    }

    private void leaveOut(Finding.Kind kind, String station, Pollutant pollutant, List<Instant> times) {
        if (times.isEmpty()) {
            return;
        }
        note(kind, station, pollutant, times);
        TreeMap<Instant, StationHour> hours = stations.getOrDefault(station, new TreeMap<>());
        for (Instant time : times) {
            hours.computeIfPresent(
                    time,
                    (same, row) -> new StationHour(station, time, row.values().without(pollutant)));
        }
    }
}
