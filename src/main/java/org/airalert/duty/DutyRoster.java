package org.airalert.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.clause.Clause;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;

/** The duty rosters of everybody who has one. Where somebody has none, the contacts of the directory answer as they stand there. */
@Clause("P6.3")
public final class DutyRoster {
    public static final DutyRoster NONE = new DutyRoster(List.of());

    private final List<Shift> shifts;
    private final Map<String, List<Shift>> byRecipient = new HashMap<>();

    public DutyRoster(Collection<Shift> shifts) {
        this.shifts = List.copyOf(shifts);
        this.shifts.forEach(one -> byRecipient
                .computeIfAbsent(one.recipient(), none -> new ArrayList<>())
                .add(one));
    }

    public List<Shift> shifts() {
        return shifts;
    }

    /** Who is on duty at an instant, and the deputies; empty where no shift covers it. */
    public List<Contact> onDuty(String recipient, Instant at) {
        return byRecipient.getOrDefault(recipient, List.of()).stream()
                .filter(one -> one.holds(at))
                .findFirst()
                .map(Shift::people)
                .orElse(List.of());
    }

    /** The recipient with those on duty in front of the contacts that the directory names. */
    public Recipient at(Recipient recipient, Instant at) {
        List<Contact> duty = onDuty(recipient.id(), at);
        if (duty.isEmpty()) {
            return recipient;
        }
        Set<Contact> contacts = new LinkedHashSet<>(duty);
        contacts.addAll(recipient.contacts());
        return new Recipient(
                recipient.id(),
                recipient.audience(),
                recipient.name(),
                recipient.area(),
                recipient.addresses(),
                List.copyOf(contacts),
                recipient.fields(),
                recipient.drills());
    }

    /** When the next shift begins or ends after an instant; empty when none does. */
    public Optional<Instant> nextChange(Instant after) {
        return shifts.stream()
                .flatMap(one -> java.util.stream.Stream.of(one.from(), one.until()))
                .filter(one -> one.isAfter(after))
                .min(Instant::compareTo);
    }

    /** Without those that ended longer ago: nobody needs their numbers any more. */
    public DutyRoster since(Instant now, Duration kept) {
        return new DutyRoster(shifts.stream()
                .filter(one -> one.until().isAfter(now.minus(kept)))
                .toList());
    }

    /** The times within {@code [from, until)} for which a recipient that has a roster has nobody on duty, as starts of the gaps. */
    public List<Instant> gaps(String recipient, Instant from, Instant until) {
        List<Shift> own = byRecipient.getOrDefault(recipient, List.of()).stream()
                .sorted(java.util.Comparator.comparing(Shift::from))
                .toList();
        List<Instant> gaps = new ArrayList<>();
        Instant covered = from;
        for (Shift shift : own) {
            if (shift.from().isAfter(covered) && covered.isBefore(until)) {
                gaps.add(covered);
            }
            covered = shift.until().isAfter(covered) ? shift.until() : covered;
        }
        if (covered.isBefore(until)) {
            gaps.add(covered);
        }
        return gaps;
    }
}
