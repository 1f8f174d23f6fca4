package org.airalert.access;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that somebody did.
 *
 * @param actor account or key id, {@code engine} or {@code system}
 * @param action what was done, in dotted words: {@code alert.approve}, {@code login.fail}
 * @param subject id of what it was done to; empty when there is none
 * @param detail further facts by name, kept in the order of their names; never a secret, a password or a phone number
 */
public record AuditEntry(Instant at, String actor, String action, String subject, Map<String, String> detail) {
    public AuditEntry {
        detail = Collections.unmodifiableMap(new TreeMap<>(detail));
        if (actor.isBlank() || action.isBlank()) {
            throw new IllegalArgumentException("audit: actor or action is empty (expected: both)");
        }
    }

    public AuditEntry(Instant at, String actor, String action, String subject) {
        this(at, actor, action, subject, Map.of());
    }
}
