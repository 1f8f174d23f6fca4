package org.airalert.message;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.airalert.clause.Clause;
import org.airalert.message.PlanTexts.SchoolCalendar;
import org.jspecify.annotations.Nullable;

/**
 * From when on a warning touches lessons: an order to keep children inside that arrives on Friday evening concerns Monday, or nobody, when the
 * warning ends on Sunday.
 */
@Clause("P4.2.2-1")
final class SchoolDays {
    private static final int LONGEST_BREAK_DAYS = 100;
    private static final String[] WEEKDAYS = {"一", "二", "三", "四", "五", "六", "日"};

    private final SchoolCalendar calendar;
    private final TimeWords times;

    SchoolDays(SchoolCalendar calendar, TimeWords times) {
        this.calendar = calendar;
        this.times = times;
    }

    /**
     * {@code state}: {@code now} during today's lessons or before them, {@code start} with the start of the response, {@code later} from
     * {@code from} on, {@code none} before the warning ends.
     *
     * @param end expected lift; {@code null} when open
     */
    Map<String, Object> words(ZonedDateTime published, ZonedDateTime start, @Nullable Instant end) {
        boolean running = !start.isAfter(published);
        ZonedDateTime from = running ? published : start;
        if (isLessonDay(from.toLocalDate()) && from.getHour() < calendar.lessonsEnd()) {
            return Map.of("state", running ? "now" : "start");
        }
        LocalDate day = from.toLocalDate().plusDays(1);
        int skipped = 0;
        while (!isLessonDay(day) && skipped++ < LONGEST_BREAK_DAYS) {
            day = day.plusDays(1);
        }
        ZonedDateTime lessons =
                day.atTime(LocalTime.of(calendar.lessonsStart(), 0)).atZone(from.getZone());
        return end != null && !end.isAfter(lessons.toInstant())
                ? Map.of("state", "none")
                : Map.of("state", "later", "from", times.day(day) + "（星期" + weekday(day) + "）");
    }

    private boolean isLessonDay(LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend
                ? calendar.lessonDays().contains(date)
                : !calendar.holidays().contains(date);
    }

    private static String weekday(LocalDate date) {
        return WEEKDAYS[date.getDayOfWeek().getValue() - 1];
    }
}
