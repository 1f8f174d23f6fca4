package org.airalert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.airalert.message.PlanTexts.SchoolCalendar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("P4.2.2-1")
class SchoolDaysTest {
    private static final SchoolCalendar CALENDAR = new SchoolCalendar(
            8, 18, Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)), Set.of(LocalDate.of(2026, 10, 10)));

    @ParameterizedTest(name = "published {0}, start {1}, end {2}: {3} {4}")
    @CsvSource({
        "2026-11-04T10:00, 2026-11-04T06:00, , now, ",
        "2026-11-04T10:00, 2026-11-05T00:00, , start, ",
        "2026-11-04T20:00, 2026-11-04T20:00, , later, 11月5日（星期四）",
        "2026-11-06T17:00, 2026-11-06T20:00, , later, 11月9日（星期一）",
        "2026-11-06T17:00, 2026-11-07T08:00, 2026-11-08T20:00, none, ",
        "2026-11-06T17:00, 2026-11-07T08:00, 2026-11-09T08:00, none, ",
        "2026-11-06T17:00, 2026-11-07T08:00, 2026-11-09T09:00, later, 11月9日（星期一）",
        "2026-09-30T19:00, 2026-09-30T19:00, , later, 10月5日（星期一）",
        "2026-10-09T19:00, 2026-10-09T19:00, , later, 10月10日（星期六）",
    })
    void the_first_lesson_day_that_a_warning_touches_is_named(
            LocalDateTime published, LocalDateTime start, LocalDateTime end, String state, String from) {
        TextContext context =
                new TextContext(Wording.texts(), Wording.ZONE, at(published).toInstant(), true);

        Map<String, Object> words = new SchoolDays(CALENDAR, new TimeWords(context))
                .words(at(published), at(start), end == null ? null : at(end).toInstant());

        assertThat(words.get("state")).isEqualTo(state);
        assertThat(words.get("from")).isEqualTo(from);
    }

    private static ZonedDateTime at(LocalDateTime time) {
        return time.atZone(Wording.ZONE);
    }
}
