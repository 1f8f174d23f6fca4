package org.airalert.web.console;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.airalert.office.Refusal;

/** Times of forms ({@code datetime-local}), which carry no offset: they are meant in the plan's zone. */
final class LocalTimes {
    private LocalTimes() {}

    /**
     * The time in a field with its offset.
     *
     * @throws Refusal.Invalid naming the field
     */
    static String offset(Visit visit, String field, ZoneId zone) {
        try {
            return LocalDateTime.parse(visit.field(field)).atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeParseException e) {
            throw new Refusal.Invalid(List.of(new Refusal.Fault(
                    "/" + field, "'" + visit.field(field) + "' (expected a time like 2026-01-05T08:00)")));
        }
    }
}
