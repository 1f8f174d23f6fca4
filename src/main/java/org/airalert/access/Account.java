package org.airalert.access;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in.
 *
 * @param id what the person types to log in: 2 to 32 small letters, digits, {@code . _ -}, beginning with a letter
 * @param name as shown to others
 * @param password Argon2id hash; {@code null} until the person has used the one-time link
 * @param failures attempts that failed since the last log-in
 * @param lockedUntil no log-in before; {@code null} when there is no lock-out
 * @param lastLogIn {@code null} before the first
 */
public record Account(
        String id,
        String name,
        Set<Role> roles,
        @Nullable String password,
        boolean disabled,
        int failures,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        @Nullable Instant lastLogIn) {
    static final int LONGEST_NAME = 60;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{1,31}");
    private static final Set<String> RESERVED = Set.of("engine", "system", "key");

    public Account {
        roles = Set.copyOf(roles);
    }

    static boolean isFitId(String id) {
        return FORM.matcher(id).matches() && !RESERVED.contains(id);
    }

    static Account invited(Newcomer newcomer, Instant now) {
        return new Account(newcomer.id(), newcomer.name(), newcomer.roles(), null, false, 0, null, now, null);
    }

    Account withPassword(String hash) {
        return new Account(id, name, roles, hash, disabled, 0, null, createdAt, lastLogIn);
    }

    Account attempted(@Nullable Instant locked) {
        return new Account(id, name, roles, password, disabled, failures + 1, locked, createdAt, lastLogIn);
    }

    Account loggedIn(Instant now) {
        return new Account(id, name, roles, password, disabled, 0, null, createdAt, now);
    }

    Account withRoles(Set<Role> next) {
        return new Account(id, name, next, password, disabled, failures, lockedUntil, createdAt, lastLogIn);
    }

    Account switchedOff(boolean off) {
        return new Account(id, name, roles, password, off, failures, lockedUntil, createdAt, lastLogIn);
    }

    boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    public Principal principal() {
        return new Principal(id, name, roles, Set.of());
    }

    /** Somebody who is about to get an account. */
    public record Newcomer(String id, String name, Set<Role> roles) {
        public Newcomer {
            roles = Set.copyOf(roles);
        }
    }
}
