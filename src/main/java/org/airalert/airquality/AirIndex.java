package org.airalert.airquality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An air quality index by HJ 633, with what it was made of.
 *
 * @param edition which edition of the standard: {@code HJ 633-2026}
 * @param subIndices the sub-index of each pollutant that has one
 * @param missing the pollutants that were not measured
 * @param published whether the index may be published: all pollutants measured, or the rest alone says enough; otherwise it is NA
 */
public record AirIndex(String edition, Map<Pollutant, Integer> subIndices, List<Pollutant> missing, boolean published) {
    /** Only above this does a pollutant count as primary. */
    private static final int GOOD = 50;

    /** Above this the air is polluted. */
    private static final int POLLUTED = 100;

    public AirIndex {
        EnumMap<Pollutant, Integer> copy = new EnumMap<>(Pollutant.class);
        copy.putAll(subIndices);
        subIndices = Collections.unmodifiableMap(copy);
        missing = List.copyOf(missing);
    }

    /** The index, 1 to 500; empty when it is not available (NA). */
    public OptionalInt aqi() {
        return published ? OptionalInt.of(highest()) : OptionalInt.empty();
    }

    /** The highest sub-index, whether it may be published or not; at least 1. */
    int highest() {
        return Math.max(
                1,
                subIndices.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    /** 首要污染物: the pollutants whose sub-index is the index, all of them when several are equal; none while the air is good. */
    public List<Pollutant> primary() {
        int aqi = highest();
        return published && aqi > GOOD
                ? subIndices.keySet().stream()
                        .filter(pollutant -> aqi == subIndices.getOrDefault(pollutant, 0))
                        .toList()
                : List.of();
    }

    /** 超标污染物: the pollutants whose own sub-index is above 100. */
    public List<Pollutant> exceeding() {
        return subIndices.keySet().stream()
                .filter(pollutant -> subIndices.getOrDefault(pollutant, 0) > POLLUTED)
                .toList();
    }
}
