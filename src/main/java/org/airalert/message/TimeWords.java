package org.airalert.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Times as notices tell them: to the full hour where they are full hours, without the year near the day of publication, and an
 * end at midnight as 24时 of the day before.
 */
final class TimeWords {
    /** Within half a year nobody takes a date for one of another year. */
    private static final int CLOSE_DAYS = 180;

    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter EN_SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EN_HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final TextContext context;
    private final LocalDate today;

    TimeWords(TextContext context) {
        this.context = context;
        this.today = context.publishedAt().atZone(context.zone()).toLocalDate();
    }

    /** A moment at which something begins: {@code at} 1月5日0时, {@code near} 明天（1月5日）0时, {@code full} with the year. */
    Map<String, Object> start(Instant instant) {
        ZonedDateTime time = instant.atZone(context.zone());
        return words(time.toLocalDate(), hour(time), time);
    }

    /** A moment at which something ends; midnight is 24时 of the day that ends. */
    Map<String, Object> end(Instant instant) {
        ZonedDateTime time = instant.atZone(context.zone());
        boolean midnight = time.getHour() == 0 && time.getMinute() == 0;
        return midnight
                ? words(time.toLocalDate().minusDays(1), "24时", time)
                : words(time.toLocalDate(), hour(time), time);
    }

    /** {@code 1月5日}, with the year when it is far from publication. */
    String day(LocalDate date) {
        String day = date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
        return isClose(date) ? day : date.getYear() + "年" + day;
    }

    String dayEn(LocalDate date) {
        return EN_DAY.format(date) + (isClose(date) ? "" : " " + date.getYear());
    }

    private boolean isClose(LocalDate date) {
        return Math.abs(ChronoUnit.DAYS.between(today, date)) < CLOSE_DAYS;
    }

    private Map<String, Object> words(LocalDate date, String hour, ZonedDateTime time) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("at", day(date) + hour);
        words.put("near", near(date) + hour);
        words.put("day", day(date));
        words.put("hour", hour);
        words.put("full", date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日" + hour);
        words.put("date", date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日");
        words.put("en", EN_HOUR.format(time) + " on " + dayEn(time.toLocalDate()));
        words.put("enShort", EN_HOUR.format(time) + " " + EN_SHORT_DAY.format(time));
        words.put("iso", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        return words;
    }

    /** 明天 never stands alone: a message may be read a day late. */
    private String near(LocalDate date) {
        String word = switch ((int) Math.max(-2, Math.min(3, ChronoUnit.DAYS.between(today, date)))) {
            case -1 -> "昨天";
            case 0 -> "今天";
            case 1 -> "明天";
            case 2 -> "后天";
            default -> "";
        };
        return word.isEmpty() || context.formal() ? day(date) : word + "（" + day(date) + "）";
    }

    private static String hour(ZonedDateTime time) {
        return time.getHour() + "时" + (time.getMinute() == 0 ? "" : time.getMinute() + "分");
    }
}
