package org.airalert.alert.cap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** CAP's own form of a time (1.2, 3.3.2): seconds, an offset in digits, never {@code Z}; UTC is written {@code -00:00}. */
final class CapTimes {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private CapTimes() {}

    static String text(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        String text = FORM.format(time);
        return time.getOffset().getTotalSeconds() == 0 ? text.replace("+00:00", "-00:00") : text;
    }
}
