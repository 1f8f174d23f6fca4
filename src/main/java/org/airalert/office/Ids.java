package org.airalert.office;

import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by the time they were made: a prefix, the milliseconds since 1970 in base 32, and 40 random bits. Thread-safe as far as its
 * random source is.
 */
public final class Ids {
    private static final int RANDOM_BITS = 40;
    private static final int TIME_DIGITS = 10;
    private static final int RADIX = 32;

    private final InstantSource clock;
    private final RandomGenerator random;

    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** @param prefix names the kind of thing: {@code al}, {@code ev}, {@code pr} */
    public String next(String prefix) {
        return prefix + "-" + padded(clock.millis(), TIME_DIGITS)
                + padded(random.nextLong(1L << RANDOM_BITS), RANDOM_BITS / 5);
    }

    private static String padded(long value, int digits) {
        String text = Long.toString(value, RADIX).toLowerCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
