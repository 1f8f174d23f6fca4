package org.airalert.airquality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a day's hours to what the daily index needs: 24-hour means, and for ozone the highest 8-hour mean (GB 3095: a daily mean needs 20
 * hourly values, an 8-hour mean 6).
 */
public final class DayMeans {
    private static final int HOURS_OF_A_DAY_MEAN = 20;
    private static final int HOURS_OF_AN_EIGHT_HOUR_MEAN = 6;
    private static final int EIGHT = 8;

    private DayMeans() {}

    /**
     * The day's values.
     *
     * @param hours the 24 hours of the day in order, hour 1 first; {@link Concentrations#NONE} for one that is missing
     * @throws IllegalArgumentException when there are not 24
     */
    public static Concentrations of(List<Concentrations> hours) {
        if (hours.size() != Hours.PER_DAY) {
            throw new IllegalArgumentException("hours: " + hours.size() + " (expected 24)");
        }
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            Optional<BigDecimal> value =
                    pollutant == Pollutant.O3 ? highestEightHours(hours) : mean(hours, pollutant, HOURS_OF_A_DAY_MEAN);
            value.ifPresent(known -> values.put(pollutant, known));
        }
        return new Concentrations(values);
    }

    private static Optional<BigDecimal> mean(List<Concentrations> hours, Pollutant pollutant, int needed) {
        List<BigDecimal> known = new ArrayList<>();
        hours.forEach(hour -> hour.of(pollutant).ifPresent(known::add));
        if (known.size() < needed) {
            return Optional.empty();
        }
        BigDecimal sum = known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(Concentrations.quotient(sum, known.size()));
    }

    /** The 8-hour means that lie wholly in the day, the first ending at 8:00. */
    private static Optional<BigDecimal> highestEightHours(List<Concentrations> hours) {
        Optional<BigDecimal> highest = Optional.empty();
        for (int end = EIGHT; end <= hours.size(); end++) {
            Optional<BigDecimal> mean =
                    mean(hours.subList(end - EIGHT, end), Pollutant.O3, HOURS_OF_AN_EIGHT_HOUR_MEAN);
            if (mean.isPresent() && (highest.isEmpty() || mean.get().compareTo(highest.get()) > 0)) {
                highest = mean;
            }
        }
        return highest;
    }
}
