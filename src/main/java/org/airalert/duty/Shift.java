package org.airalert.duty;

import java.time.Instant;
import java.util.List;
import org.airalert.directory.Contact;

/**
 * Who answers for a recipient for some time (plan, 6.3: 重污染天气应急负责人和联络员，保持24小时通信畅通).
 *
 * @param recipient id
 * @param from inclusive
 * @param until exclusive
 * @param people the one on duty, then the deputies
 */
public record Shift(String recipient, Instant from, Instant until, List<Contact> people) {
    public Shift {
        people = List.copyOf(people);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until: " + until + " (expected: after " + from + ")");
        }
        if (people.isEmpty()) {
            throw new IllegalArgumentException("people: empty (expected: at least one)");
        }
    }

    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    public boolean overlaps(Shift other) {
        return recipient.equals(other.recipient) && from.isBefore(other.until) && other.from.isBefore(until);
    }
}
