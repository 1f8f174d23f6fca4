package org.airalert.office;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.jspecify.annotations.Nullable;

/** Observed hours, the forecast in use and 24-h means, for charts and the public page. Pure. */
final class SeriesMaker {
    private static final int HOURS = 24;
    /** GB 3095: a daily mean needs 20 hourly values. */
    private static final int ENOUGH = 20;

    private SeriesMaker() {}

    static Desk.Series series(String area, AirBook.Air air, Instant from, Instant to) {
        List<Desk.Point> observed = air.observed().stream()
                .filter(hour -> within(hour.time(), from, to))
                .map(hour -> new Desk.Point(hour.time(), hour.dust() ? null : hour.aqi()))
                .toList();
        Instant last = air.observed().isEmpty()
                ? Instant.MIN
                : air.observed().get(air.observed().size() - 1).time();
        return new Desk.Series(area, observed, forecast(air, last, to), means(FactsMaker.hourly(air), from, to));
    }

    private static boolean within(Instant time, Instant from, Instant to) {
        return time.isAfter(from) && !time.isAfter(to);
    }

    private static List<Desk.Band> forecast(AirBook.Air air, Instant after, Instant to) {
        Map<Instant, Desk.Band> bands = new TreeMap<>();
        air.forecasts().stream()
                .filter(forecast -> forecast.step() == Forecast.Step.HOURLY)
                .sorted(Comparator.comparing(Forecast::issuedAt))
                .forEach(forecast -> forecast.values().forEach(value -> {
                    Integer upper = value.upper();
                    if (upper != null && within(value.time(), after, to)) {
                        Integer lower = value.lower();
                        bands.put(value.time(), new Desk.Band(value.time(), lower == null ? upper : lower, upper));
                    }
                }));
        return List.copyOf(bands.values());
    }

    private static List<Desk.Point> means(Map<Instant, Integer> hours, Instant from, Instant to) {
        List<Desk.Point> means = new ArrayList<>();
        for (Instant end : hours.keySet()) {
            Integer mean = within(end, from, to) ? mean(hours, end) : null;
            if (mean != null) {
                means.add(new Desk.Point(end, mean));
            }
        }
        return means;
    }

    /** Mean of the 24 hours that end at {@code end}, rounded; {@code null} when fewer than 20 are known. */
    static @Nullable Integer mean(Map<Instant, Integer> hours, Instant end) {
        int sum = 0;
        int count = 0;
        for (int back = 0; back < HOURS; back++) {
            Integer value = hours.get(end.minus(back, ChronoUnit.HOURS));
            if (value != null) {
                sum += value;
                count++;
            }
        }
        return count < ENOUGH ? null : Math.round((float) sum / count);
    }

    static PublicStatus.@Nullable Air now(AirBook.Air air, Instant now) {
        Observation newest = null;
        for (Observation hour : air.observed()) {
            if (hour.aqi() != null && !hour.time().isAfter(now)) {
                newest = hour;
            }
        }
        if (newest == null || newest.aqi() == null) {
            return null;
        }
        return new PublicStatus.Air(newest.aqi(), mean(FactsMaker.hourly(air), newest.time()), newest.time());
    }

    /** How far back and ahead the public chart reaches. */
    static final Duration BACK = Duration.ofDays(3);

    static final Duration AHEAD = Duration.ofDays(4);
}
