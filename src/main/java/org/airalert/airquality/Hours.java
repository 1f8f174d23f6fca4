package org.airalert.airquality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Full hours as whole numbers since the epoch, so that a series can live in plain arrays. */
final class Hours {
    static final int PER_DAY = 24;
    private static final long SECONDS = 3600;

    /** The index ends at 500; some feeds go on counting above it, up to this. */
    private static final int HIGHEST_INDEX = 999;

    private Hours() {}

    /**
     * Refuses a time that is not the end of a full hour: the rules count hours, and half hours would form a second grid beside them.
     *
     * @throws IllegalArgumentException when minutes, seconds or less are not zero
     */
    static Instant requireFull(String what, Instant time) {
        if (time.getNano() != 0 || Math.floorMod(time.getEpochSecond(), SECONDS) != 0) {
            throw new IllegalArgumentException(what + ": " + time + " (expected a full hour)");
        }
        return time;
    }

    /** Refuses an index that cannot be one; {@code null} is a missing value and passes. */
    static void requireIndex(String what, @Nullable Integer aqi) {
        if (aqi != null && (aqi < 0 || aqi > HIGHEST_INDEX)) {
            throw new IllegalArgumentException(what + ": " + aqi + " (expected 0 to " + HIGHEST_INDEX + ")");
        }
    }

    static long of(Instant fullHour) {
        return Math.floorDiv(fullHour.getEpochSecond(), SECONDS);
    }

    static Instant instant(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }
}
