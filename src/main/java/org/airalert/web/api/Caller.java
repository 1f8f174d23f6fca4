package org.airalert.web.api;

import org.airalert.access.Principal;
import org.airalert.access.Session;
import org.jspecify.annotations.Nullable;

/** @param session {@code null} for a machine with a key */
public record Caller(Principal principal, @Nullable Session session) {
    /** Whether this person must set a second step up before anything else. */
    public boolean isHalfIn() {
        return session != null && principal.roles().isEmpty();
    }
}
