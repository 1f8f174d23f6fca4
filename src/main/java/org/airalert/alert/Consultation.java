package org.airalert.alert;

import java.time.Instant;
import java.util.List;
import org.airalert.clause.Clause;

/**
 * The record of a consultation (会商) that a decision rests on (plan, 3.1: 建立会商研判机制).
 *
 * @param participants who took part, by name or unit; at least one
 * @param conclusion what it came to
 * @param at when it was held
 */
@Clause("P3.1")
public record Consultation(List<String> participants, String conclusion, Instant at) {
    public Consultation {
        participants = List.copyOf(participants);
        if (participants.isEmpty() || participants.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("participants: " + participants + " (expected: at least one name)");
        }
        if (conclusion.isBlank()) {
            throw new IllegalArgumentException("conclusion: empty (expected: what the consultation came to)");
        }
    }
}
