package org.airalert.warning;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The numbers of all readings that a plan uses: those of warning-rules.md, except where the plan file says otherwise. Immutable. */
public final class Rules {
    private static final Rules STANDARD = new Rules(Map.of());

    private final Map<Reading, Integer> values = new EnumMap<>(Reading.class);
    private final Map<Reading, Duration> durations = new EnumMap<>(Reading.class);

    private Rules(Map<Reading, Integer> others) {
        for (Reading reading : Reading.values()) {
            int value = others.getOrDefault(reading, reading.standard());
            requireSensible(reading, value);
            values.put(reading, value);
            durations.put(reading, Duration.ofHours(value));
        }
    }

    private static void requireSensible(Reading reading, int value) {
        int least = reading.unit() == Reading.Unit.NONE ? 0 : 1;
        int most = switch (reading.unit()) {
            case HOURS -> 240;
            case COUNT -> 24;
            case INDEX -> 500;
            case NONE -> 0;
        };
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    reading.key() + ": " + value + " (expected " + least + " to " + most + ")");
        }
    }

    /** The numbers of warning-rules.md. */
    public static Rules standard() {
        return STANDARD;
    }

    /**
     * The standard numbers with some replaced.
     *
     * @throws IllegalArgumentException naming the key whose number cannot be
     */
    public static Rules with(Map<Reading, Integer> others) {
        return new Rules(others);
    }

    /** The length of a reading that counts hours. */
    public Duration hours(Reading reading) {
        return Objects.requireNonNull(durations.get(reading));
    }

    /** The number of a reading, in its unit. */
    public int value(Reading reading) {
        return Objects.requireNonNull(values.get(reading));
    }
}
