package org.airalert.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A machine's key, as kept: without the secret.
 *
 * @param id public part of the key
 * @param name what it is for, such as {@code 市监测中心实况}
 * @param hash SHA-256 of the secret part
 * @param scopes event types that it may post, {@link Permission#SCOPE_READ}, {@link Permission#SCOPE_DIRECTORY}
 * @param lastUsedAt to five minutes; {@code null} before the first use
 * @param revokedAt {@code null} while it holds
 */
public record ApiKey(
        String id,
        String name,
        String hash,
        Set<String> scopes,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    boolean holdsAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    ApiKey used(Instant now) {
        return new ApiKey(id, name, hash, scopes, createdAt, createdBy, expiresAt, now, revokedAt);
    }

    ApiKey revoked(Instant now) {
        return new ApiKey(id, name, hash, scopes, createdAt, createdBy, expiresAt, lastUsedAt, now);
    }

    /** A machine, whatever its scopes: it can never approve. */
    public Principal principal() {
        return new Principal("key:" + id, name, Set.of(Role.INTEGRATOR), scopes);
    }
}
