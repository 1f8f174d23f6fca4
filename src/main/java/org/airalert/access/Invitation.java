package org.airalert.access;

import java.time.Duration;
import java.time.Instant;

/** A one-time link, known by the hash of its token. */
record Invitation(String account, Instant expiresAt) {
    static final String KIND = "invitation";
    private static final Duration HOLDS = Duration.ofDays(3);

    static Invitation from(String account, Instant now) {
        return new Invitation(account, now.plus(HOLDS));
    }

    boolean isGoodAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
