package org.airalert.access;

import java.time.Instant;

/**
 * One browser that is logged in, known by the hash of its cookie.
 *
 * @param csrf must come back with every change, in the form or in the header {@code X-CSRF-Token}
 * @param seenAt last use, to the minute
 * @param address from which it was opened
 * @param twoSteps whether its owner came in by two steps
 */
public record Session(
        String account, String csrf, Instant createdAt, Instant seenAt, String address, boolean twoSteps) {
    Session seen(Instant now) {
        return new Session(account, csrf, createdAt, now, address, twoSteps);
    }

    Session proven() {
        return new Session(account, csrf, createdAt, seenAt, address, true);
    }
}
