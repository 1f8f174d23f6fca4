package org.airalert.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When contacts are tried without a warning, once a quarter, and how long a result is believed (plan, 6.3).
 *
 * @param day of the quarter's first month, 1 to 28
 * @param time of that day
 * @param answerWithin how long after it what did not arrive counts as dead
 * @param validFor from then on a contact that was not tried again counts as expired
 */
public record ContactCalendar(int day, LocalTime time, ZoneId zone, Duration answerWithin, Duration validFor) {
    /** A check that was missed by more is not made up for by itself. */
    private static final Duration MADE_UP = Duration.ofDays(1);

    public ContactCalendar {
        if (day < 1 || day > 28) {
            throw new IllegalArgumentException("day: " + day + " (expected: 1 to 28)");
        }
    }

    /** The word for the quarter of an instant: {@code 2026q1}. */
    public String quarter(Instant at) {
        LocalDate date = at.atZone(zone).toLocalDate();
        return date.getYear() + "q" + (1 + (date.getMonthValue() - 1) / 3);
    }

    /** When the quarter's check is due. */
    public Instant due(Instant at) {
        LocalDate date = at.atZone(zone).toLocalDate();
        int month = 1 + 3 * ((date.getMonthValue() - 1) / 3);
        return LocalDate.of(date.getYear(), month, day)
                .atTime(time)
                .atZone(zone)
                .toInstant();
    }

    /** The quarter whose check is to be made now. */
    public Optional<String> toCheck(Instant now) {
        Instant due = due(now);
        return now.isBefore(due) || now.isAfter(due.plus(MADE_UP)) ? Optional.empty() : Optional.of(quarter(now));
    }
}
