package org.airalert.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.directory.Contact;
import org.airalert.directory.Coverage;
import org.airalert.duty.Shift;
import org.jspecify.annotations.Nullable;

/**
 * Duty rosters as a table: {@code recipient,from,until,name,phone,mail,deputy,deputyPhone,deputyMail}, a shift a line. Times carry an offset or are meant in
 * the plan's zone ({@code 2026-01-05 08:00}).
 */
public final class ShiftCsv {
    private final Set<String> recipients;
    private final ZoneId zone;
    private final Map<String, List<Shift>> known = new HashMap<>();
    private final List<Shift> shifts = new ArrayList<>();

    private ShiftCsv(Set<String> recipients, ZoneId zone) {
        this.recipients = recipients;
        this.zone = zone;
    }

    /**
     * All shifts of a text.
     *
     * @param recipients ids that a line may name
     * @throws BadInput with every fault of every line
     */
    public static List<Shift> read(String text, Set<String> recipients, ZoneId zone) {
        ShiftCsv table = new ShiftCsv(recipients, zone);
        List<BadInput.Fault> faults = CsvRow.read("roster", text, table::row);
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return List.copyOf(table.shifts);
    }

    private void row(CsvRow row) {
        String recipient = row.text("recipient");
        if (recipient == null) {
            row.fault("recipient is missing (expected a column recipient with ids of the directory)");
        } else if (!recipients.contains(recipient)) {
            row.fault("recipient '" + recipient + "' is not in the directory");
        }
        Instant from = time(row, "from");
        Instant until = time(row, "until");
        List<Contact> people = new ArrayList<>();
        person(row, people, new Columns("name", "phone", "mail"), true);
        person(row, people, new Columns("deputy", "deputyPhone", "deputyMail"), false);
        if (from != null && until != null && !from.isBefore(until)) {
            row.fault("until '" + row.text("until") + "' (expected a time after from)");
        } else if (recipient != null && from != null && until != null && !people.isEmpty()) {
            take(row, new Shift(recipient, from, until, people));
        }
    }

    private void take(CsvRow row, Shift shift) {
        List<Shift> own = known.computeIfAbsent(shift.recipient(), none -> new ArrayList<>());
        if (own.stream().anyMatch(shift::overlaps)) {
            row.fault("overlaps another shift of " + shift.recipient());
        }
        own.add(shift);
        shifts.add(shift);
    }

    private record Columns(String name, String phone, String mail) {}

    private static void person(CsvRow row, List<Contact> people, Columns columns, boolean needed) {
        String name = row.text(columns.name());
        Contact contact =
                new Contact(name == null ? "" : name, or(row.text(columns.phone())), or(row.text(columns.mail())));
        boolean nobody =
                name == null && contact.phone().isEmpty() && contact.email().isEmpty();
        if (nobody && !needed) {
            return;
        }
        if (name == null) {
            row.fault(columns.name() + " is missing (expected who is on duty)");
        }
        if (!Coverage.isUsable(contact)) {
            row.fault(columns.phone() + " and " + columns.mail()
                    + ": neither reaches anybody (expected a telephone number or a mail address)");
            return;
        }
        people.add(contact);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private @Nullable Instant time(CsvRow row, String column) {
        String text = row.text(column);
        if (text == null) {
            row.fault(column + " is missing (expected a time such as 2026-01-05 08:00)");
            return null;
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(iso).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                row.fault(column + " '" + text + "' (expected a time such as 2026-01-05 08:00)");
                return null;
            }
        }
    }
}
