package org.airalert.app.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as people write them in configuration files and on the command line. */
public final class Units {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]+)");
    private static final Map<String, Duration> TIMES = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1),
            "d",
            Duration.ofDays(1));
    private static final Map<String, Long> SIZES = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    private Units() {}

    /** @throws IllegalArgumentException saying what was expected */
    public static Duration duration(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        Duration unit = matcher.matches() ? TIMES.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    text + " (expected: a time with its unit, such as 500ms, 5s, 15m, 48h or 2d)");
        }
        return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    /** @throws IllegalArgumentException saying what was expected */
    public static long bytes(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        Long unit = matcher.matches() ? SIZES.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(text + " (expected: a size with its unit, such as 512B, 64KB or 1MB)");
        }
        return Math.multiplyExact(unit, Long.parseLong(matcher.group(1)));
    }
}
