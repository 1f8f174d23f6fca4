package org.airalert.office;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.airalert.airquality.CityHours;
import org.airalert.airquality.Concentrations;
import org.airalert.airquality.Finding;
import org.airalert.airquality.IndexEditions;
import org.airalert.airquality.Pollutant;
import org.airalert.airquality.StationCheck;
import org.airalert.airquality.StationHour;
import org.airalert.store.Ledger;
import org.airalert.worker.Workers;

/**
 * The rows of an area's stations, one document for each day, and what the last check of them found. When rows come in, the hours that they can
 * change are made anew of all stations: a value that stands still spoils the hours before it, too.
 */
final class StationBook {
    private static final String ROWS = "stations";
    private static final String FOUND = "station-findings";
    private static final int PAGE = 400;

    /** The longest stretch of equal values that is told from a stuck instrument only at its end (SO2, 72 h): so far back hours may change. */
    private static final Duration CHANGED = Duration.ofHours(72);
    /** As much again, so that such a stretch is seen whole. */
    private static final Duration LOOKED_AT = CHANGED.multipliedBy(2);

    private final Ledger ledger;
    private final ZoneId zone;
    private final Workers workers;

    /** @param workers on which rows are checked, which takes milliseconds for each day of them */
    StationBook(Ledger ledger, ZoneId zone, Workers workers) {
        this.ledger = ledger;
        this.zone = zone;
        this.workers = workers;
    }

    /** One day: by station, then by hour end. */
    record Day(Map<String, Map<Instant, Map<Pollutant, BigDecimal>>> rows) {
        static final Day EMPTY = new Day(Map.of());
    }

    /**
     * What the check of the newest rows found.
     *
     * @param sentTwice rows that stood twice in one delivery; those of the last days, because the rows themselves no longer show it
     */
    record Found(Instant newest, List<Finding> findings, List<Finding> sentTwice) {
        static final Found NOTHING = new Found(Instant.EPOCH, List.of(), List.of());

        List<Finding> since(Instant from) {
            List<Finding> all = new ArrayList<>(sentTwice);
            all.addAll(findings);
            return all.stream().filter(one -> one.until().isAfter(from)).toList();
        }
    }

    /**
     * What new rows come to.
     *
     * @param hours the area's hours that they may change
     */
    record Taken(List<Ledger.Write> writes, Map<Instant, DayHours.Hour> hours) {}

    Future<Taken> take(String area, List<StationHour> rows) {
        Instant first =
                rows.stream().map(StationHour::time).min(Instant::compareTo).orElseThrow();
        Instant last =
                rows.stream().map(StationHour::time).max(Instant::compareTo).orElseThrow();
        String before = area + "/" + day(first.minus(LOOKED_AT)).minusDays(1);
        Future<List<Ledger.Document>> days = ledger.list(new Ledger.Query(ROWS, area, before, PAGE, false));
        return Future.join(days, ledger.get(FOUND, area))
                .compose(known -> workers.run(() -> new Delivery(area, rows, first, last)
                        .into(known.<List<Ledger.Document>>resultAt(0), known.<Optional<Ledger.Document>>resultAt(1))));
    }

    /** An hour is filed under the day in which it lies; its time is its end. */
    private LocalDate day(Instant hourEnd) {
        return LocalDate.ofInstant(hourEnd.minusNanos(1), zone);
    }

    /** One delivery of rows, from the first hour to the last. */
    private final class Delivery {
        private final String area;
        private final List<StationHour> rows;
        private final Instant first;
        private final Instant last;
        private final Map<String, Day> days = new TreeMap<>();
        private final Map<String, Long> versions = new TreeMap<>();
        private final Set<String> changed = new TreeSet<>();

        Delivery(String area, List<StationHour> rows, Instant first, Instant last) {
            this.area = area;
            this.rows = rows;
            this.first = first;
            this.last = last;
        }

        /** Puts it into what is known. */
        Taken into(List<Ledger.Document> known, Optional<Ledger.Document> found) {
            for (Ledger.Document document : known) {
                days.put(document.id(), Json.read(document.body(), Day.class));
                versions.put(document.id(), document.version());
            }
            rows.forEach(this::put);
            CityHours city = CityHours.of(around(), IndexEditions.standard(), zone);
            Map<Instant, DayHours.Hour> hours = new TreeMap<>();
            for (CityHours.Hour hour : city.hours()) {
                if (!hour.time().isBefore(first.minus(CHANGED)) && !hour.time().isAfter(last.plus(CHANGED))) {
                    hours.put(hour.time(), DayHours.Hour.of(hour));
                }
            }
            List<Ledger.Write> writes = new ArrayList<>();
            changed.forEach(id -> writes.add(new Ledger.Write(
                    ROWS, id, versions.getOrDefault(id, 0L), area, Json.write(days.getOrDefault(id, Day.EMPTY)))));
            found(found, city.findings()).ifPresent(writes::add);
            return new Taken(writes, hours);
        }

        private void put(StationHour row) {
            String id = area + "/" + day(row.time());
            Map<String, Map<Instant, Map<Pollutant, BigDecimal>>> byStation = new TreeMap<>();
            days.getOrDefault(id, Day.EMPTY)
                    .rows()
                    .forEach((station, hours) -> byStation.put(station, new TreeMap<>(hours)));
            byStation
                    .computeIfAbsent(row.station(), none -> new TreeMap<>())
                    .put(row.time(), row.values().values());
            days.put(id, new Day(byStation));
            changed.add(id);
        }

        /** All rows that the hours in question depend on. */
        private List<StationHour> around() {
            List<StationHour> all = new ArrayList<>();
            for (Day day : days.values()) {
                day.rows()
                        .forEach((station, hours) -> hours.forEach((time, values) -> {
                            if (!time.isBefore(first.minus(LOOKED_AT)) && !time.isAfter(last.plus(LOOKED_AT))) {
                                all.add(new StationHour(station, time, new Concentrations(values)));
                            }
                        }));
            }
            return all;
        }

        /** Rows of long ago say nothing about how the stations are now. */
        private Optional<Ledger.Write> found(Optional<Ledger.Document> document, List<Finding> findings) {
            Found was =
                    document.map(kept -> Json.read(kept.body(), Found.class)).orElse(Found.NOTHING);
            if (last.isBefore(was.newest())) {
                return Optional.empty();
            }
            List<Finding> twice = new ArrayList<>(was.sentTwice());
            twice.removeIf(finding -> finding.until().isBefore(last.minus(LOOKED_AT)));
            StationCheck.of(rows).findings().stream()
                    .filter(finding ->
                            finding.kind() == Finding.Kind.DUPLICATE || finding.kind() == Finding.Kind.CONFLICT)
                    .forEach(twice::add);
            Found next = new Found(last, findings, twice);
            long version = document.map(Ledger.Document::version).orElse(0L);
            return Optional.of(new Ledger.Write(FOUND, area, version, "", Json.write(next)));
        }
    }

    /** The findings about rows since {@code from}. */
    Future<List<Finding>> findings(String area, Instant from) {
        return ledger.get(FOUND, area)
                .map(found -> found.map(document ->
                                Json.read(document.body(), Found.class).since(from))
                        .orElse(List.of()));
    }
}
