package org.airalert.airquality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Concentrations of one hour or one day at one place. A pollutant that is not in the map was not measured.
 *
 * @param values in the units of {@link Pollutant}
 */
public record Concentrations(Map<Pollutant, BigDecimal> values) {
    public static final Concentrations NONE = new Concentrations(Map.of());
    private static final int MEAN_DIGITS = 6;

    public Concentrations {
        EnumMap<Pollutant, BigDecimal> copy = new EnumMap<>(Pollutant.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    public Optional<BigDecimal> of(Pollutant pollutant) {
        return Optional.ofNullable(values.get(pollutant));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The same without one pollutant. */
    public Concentrations without(Pollutant pollutant) {
        EnumMap<Pollutant, BigDecimal> rest = new EnumMap<>(Pollutant.class);
        rest.putAll(values);
        rest.remove(pollutant);
        return new Concentrations(rest);
    }

    /** The mean of several places, pollutant by pollutant over those that have it: a city's value is made of concentrations, not of indices. */
    public static Concentrations mean(Collection<Concentrations> places) {
        EnumMap<Pollutant, BigDecimal> means = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            BigDecimal sum = BigDecimal.ZERO;
            int count = 0;
            for (Concentrations place : places) {
                BigDecimal value = place.values.get(pollutant);
                if (value != null) {
                    sum = sum.add(value);
                    count++;
                }
            }
            if (count > 0) {
                means.put(pollutant, quotient(sum, count));
            }
        }
        return new Concentrations(means);
    }

    /** With more digits than any rounding looks at, and a last one that keeps a tie from being one by accident. */
    static BigDecimal quotient(BigDecimal sum, int count) {
        BigDecimal divisor = BigDecimal.valueOf(count);
        BigDecimal quotient = sum.divide(divisor, sum.scale() + MEAN_DIGITS, RoundingMode.DOWN);
        boolean exact = quotient.multiply(divisor).compareTo(sum) == 0;
        return exact ? quotient : quotient.add(BigDecimal.ONE.movePointLeft(sum.scale() + MEAN_DIGITS + 1));
    }
}
