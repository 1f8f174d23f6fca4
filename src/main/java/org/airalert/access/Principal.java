package org.airalert.access;

import java.util.Set;

/**
 * Who is acting.
 *
 * @param account account or key id; {@code engine} and {@code system} are the program itself
 * @param scopes event types that a key may post; empty for people
 */
public record Principal(String account, String name, Set<Role> roles, Set<String> scopes) {
    /** The warning engine, drafter of proposals. Has no role: it can draft, never approve. */
    public static final Principal ENGINE = new Principal("engine", "研判引擎", Set.of(), Set.of());
    /** The program acting on its own clock: expiry, link tests, planning after a crash. */
    public static final Principal SYSTEM = new Principal("system", "系统", Set.of(), Set.of());

    public Principal {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Whether one of the roles signs alerts; which of them may sign which alert is the office's rule. */
    public boolean signs() {
        return is(Role.APPROVER) || is(Role.CITY_LEADER) || is(Role.DEPUTY_APPROVER);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
