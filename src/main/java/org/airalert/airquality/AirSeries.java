package org.airalert.airquality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The air-quality series of one area, seen from one moment: observations and forecasts merged by the rules of warning-rules 1.
 * Observed values win over forecasts, later forecasts over earlier ones, value by value; hours of dust are missing and stay missing;
 * observations dated after the moment do not count. Immutable; memory is linear in the hours it spans.
 */
public final class AirSeries {
    /** About 22 years: more is a wrong date, not a series. */
    private static final long MOST_HOURS = 200_000;

    private static final int MISSING = -1;
    private static final int DUST = -2;

    private final Instant now;
    private final long firstHour;
    private final int[] values;
    private final boolean[] seen;
    private final TreeMap<Instant, Integer> days = new TreeMap<>();

    private AirSeries(Instant now, long firstHour, int length) {
        this.now = now;
        this.firstHour = firstHour;
        this.values = new int[length];
        this.seen = new boolean[length];
        Arrays.fill(values, MISSING);
    }

    /**
     * Merges what is known.
     *
     * @throws IllegalArgumentException when the values lie decades apart
     */
    public static AirSeries of(Instant now, List<Observation> observed, List<Forecast> forecasts) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Observation observation : observed) {
            if (!observation.time().isAfter(now)) {
                long hour = Hours.of(observation.time());
                first = Math.min(first, hour);
                last = Math.max(last, hour);
            }
        }
        for (Forecast forecast : forecasts) {
            if (forecast.step() == Forecast.Step.HOURLY) {
                for (Forecast.Value value : forecast.values()) {
                    long hour = Hours.of(value.time());
                    first = Math.min(first, hour);
                    last = Math.max(last, hour);
                }
            }
        }
        long length = first > last ? 0 : last - first + 1;
        if (length > MOST_HOURS) {
            throw new IllegalArgumentException("series: from " + Hours.instant(first) + " to " + Hours.instant(last)
                    + " (expected at most " + MOST_HOURS + " hours)");
        }
        AirSeries series = new AirSeries(now, length == 0 ? 0 : first, (int) length);
        series.addForecasts(forecasts);
        series.addObserved(observed);
        series.days.values().removeIf(aqi -> aqi == DUST);
        return series;
    }

    private void addForecasts(List<Forecast> forecasts) {
        List<Forecast> oldestFirst = new ArrayList<>(forecasts);
        oldestFirst.sort(Comparator.comparing(Forecast::issuedAt));
        for (Forecast forecast : oldestFirst) {
            for (Forecast.Value value : forecast.values()) {
                Integer upper = value.upper();
                int aqi = value.dust() ? DUST : upper == null ? MISSING : upper;
                if (aqi == MISSING) {
                    continue;
                }
                if (forecast.step() == Forecast.Step.HOURLY) {
                    values[index(value.time())] = aqi;
                } else {
                    days.put(value.time(), aqi);
                }
            }
        }
    }

    private void addObserved(List<Observation> observed) {
        int[] latest = new int[values.length];
        Arrays.fill(latest, MISSING);
        for (Observation observation : observed) {
            if (!observation.time().isAfter(now)) {
                Integer aqi = observation.aqi();
                latest[index(observation.time())] = observation.dust() ? DUST : aqi == null ? MISSING : aqi;
            }
        }
        for (int i = 0; i < latest.length; i++) {
            if (latest[i] == DUST) {
                values[i] = DUST;
            } else if (latest[i] != MISSING && values[i] != DUST) {
                values[i] = latest[i];
                seen[i] = true;
            }
        }
    }

    private int index(Instant time) {
        return (int) (Hours.of(time) - firstHour);
    }

    /** The moment from which the series is seen. */
    public Instant now() {
        return now;
    }

    /** How many hours the series spans, with or without values. */
    int length() {
        return values.length;
    }

    long firstHour() {
        return firstHour;
    }

    boolean hasValue(int i) {
        return values[i] >= 0;
    }

    int value(int i) {
        return values[i];
    }

    /** Daily forecast values by their 24:00, those with dust left out. */
    NavigableMap<Instant, Integer> days() {
        return Collections.unmodifiableNavigableMap(days);
    }

    /** The index of the hour that ends at {@code time}, where one is known. */
    public OptionalInt at(Instant time) {
        long i = Hours.of(time) - firstHour;
        boolean known = i >= 0 && i < values.length && values[(int) i] >= 0;
        return known ? OptionalInt.of(values[(int) i]) : OptionalInt.empty();
    }

    /** Whether the hour that ends at {@code time} is marked as dust, observed or forecast. */
    public boolean isDust(Instant time) {
        long i = Hours.of(time) - firstHour;
        return i >= 0 && i < values.length && values[(int) i] == DUST;
    }

    /** Whether an observed value that is not dust ends in {@code (after, until]}. */
    public boolean isObservedWithin(Instant after, Instant until) {
        long from = Math.max(0, Hours.of(after) + 1 - firstHour);
        long to = Math.min(values.length - 1L, Hours.of(until) - firstHour);
        for (long i = from; i <= to; i++) {
            if (seen[(int) i]) {
                return true;
            }
        }
        return false;
    }
}
