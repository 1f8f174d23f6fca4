package org.airalert.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times in the words of a language, in the plan's zone. Absolute always: a page may be read long after it was made. */
public record Moments(Language language, ZoneId zone) {
    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("M月d日（EEE）", Locale.CHINA);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EN_HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** {@code 12月30日（周日）15时}, {@code Sun 30 Dec, 15:00}. */
    public String at(Instant instant) {
        ZonedDateTime time = instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        return day(time.toLocalDate()) + hour(time);
    }

    /** A moment at which something ends: midnight is 24时 of the day that ends. */
    public String end(Instant instant) {
        ZonedDateTime time = instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        boolean midnight = time.getHour() == 0 && time.getMinute() == 0;
        if (!midnight) {
            return at(instant);
        }
        return day(time.toLocalDate().minusDays(1)) + language.pick("24时", ", 24:00");
    }

    /** {@code 12月30日（周日）}. */
    public String day(LocalDate date) {
        return language.pick(ZH_DAY.format(date), EN_DAY.format(date));
    }

    /** {@code 12/30 15:04}, for tables. */
    public String brief(Instant instant) {
        return DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).format(instant.atZone(zone));
    }

    /** To the second, for machines: {@code 2018-12-30T15:00:00+08:00}. */
    public String iso(Instant instant) {
        return iso(instant, zone);
    }

    /** To the second, in the zone's offset. */
    public static String iso(Instant instant, ZoneId zone) {
        OffsetDateTime time =
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private String hour(ZonedDateTime time) {
        String minutes = time.getMinute() == 0 ? "" : time.getMinute() + "分";
        return language.pick(time.getHour() + "时" + minutes, ", " + EN_HOUR.format(time));
    }
}
