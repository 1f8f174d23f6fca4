package org.airalert.channel;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many messages in so long, over the whole channel.
 *
 * @param permits 1 or more
 * @param period one second, minute or hour
 */
public record Rate(int permits, Duration period) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,7})\\s*/\\s*([smh])");

    public Rate {
        if (permits < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("rate: " + permits + " in " + period + " (expected: at least 1)");
        }
    }

    /**
     * @param text {@code 200/s}, {@code 20/m} or {@code 1000/h}
     * @throws IllegalArgumentException saying what was expected
     */
    public static Rate of(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " (expected: a number per s, m or h, such as 200/s or 20/m)");
        }
        Duration period = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        return new Rate(Integer.parseInt(matcher.group(1)), period);
    }

    /** From one message to the next when they go evenly. */
    public Duration interval() {
        return period.dividedBy(permits);
    }

    /** Messages per second; below 1 for slow channels. */
    public double perSecond() {
        return permits * 1000.0 / period.toMillis();
    }
}
