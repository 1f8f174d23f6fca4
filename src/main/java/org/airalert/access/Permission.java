package org.airalert.access;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a route asks of whoever calls it. The table below is the only place that says which role may do what; a person with several
 * roles may do what any of them may.
 */
public enum Permission {
    /** What every person may about themselves: log out, set the second step up. Not a machine's. */
    SELF,
    /** Read alerts, proposals, deliveries, channels and the directory without phone numbers. */
    READ,
    /** Read phone numbers and mail addresses in full. */
    READ_PERSONAL,
    /** Read the audit journal. */
    READ_AUDIT,
    /** Hand events in; a key only those of its scopes. */
    TAKE_EVENTS,
    /** Draft, edit and follow up alerts. */
    DRAFT,
    /** Return or refuse a draft, withdraw one's own, put down a consultation about it. */
    DECIDE,
    /** Approve or refuse what somebody else drafted. Never a machine's. */
    APPROVE,
    /** Send a delivery again; pause and resume channels. */
    OPERATE,
    /** Change recipients and contacts. */
    EDIT_DIRECTORY,
    /** Propose changes of accounts, roles and keys, take rights away, end sessions. */
    ADMINISTER,
    /** Sign, as the second person, what somebody else proposed to change of users, rights or keys. Never a machine's. */
    SIGN_CHANGE,
    /** See and report for one's own county, and draft its warnings (plan, 4.1, 4.5). */
    COUNTY;

    /** A key's scope, beside event types, that lets it read. */
    public static final String SCOPE_READ = "read";
    /** A key's scope that lets it keep the directory up to date. */
    public static final String SCOPE_DIRECTORY = "directory";

    private static final Map<Role, Set<Permission>> BY_ROLE = Map.of(
            Role.VIEWER, EnumSet.of(READ),
            Role.DUTY_OFFICER, EnumSet.of(READ, READ_PERSONAL, TAKE_EVENTS, DRAFT, DECIDE, OPERATE),
            Role.APPROVER, EnumSet.of(READ, READ_PERSONAL, READ_AUDIT, DECIDE, APPROVE, SIGN_CHANGE),
            Role.CITY_LEADER, EnumSet.of(READ, READ_PERSONAL, READ_AUDIT, DECIDE, APPROVE, SIGN_CHANGE),
            Role.DEPUTY_APPROVER, EnumSet.of(READ, READ_PERSONAL, READ_AUDIT, DECIDE, APPROVE),
            Role.ADMINISTRATOR,
                    EnumSet.of(READ, READ_PERSONAL, READ_AUDIT, OPERATE, EDIT_DIRECTORY, ADMINISTER, SIGN_CHANGE),
            Role.COUNTY, EnumSet.of(COUNTY),
            Role.INTEGRATOR, EnumSet.of(TAKE_EVENTS));

    public boolean isHeldBy(Principal who) {
        if (who.is(Role.INTEGRATOR)) {
            return isHeldByMachine(who);
        }
        if (this == SELF) {
            return true;
        }
        return who.roles().stream()
                .anyMatch(role -> BY_ROLE.getOrDefault(role, Set.of()).contains(this));
    }

    /** A key's other roles count for nothing, should it ever have any. */
    private boolean isHeldByMachine(Principal key) {
        return switch (this) {
            case TAKE_EVENTS -> true;
            case READ -> key.scopes().contains(SCOPE_READ) || key.scopes().contains(SCOPE_DIRECTORY);
            case READ_PERSONAL, EDIT_DIRECTORY -> key.scopes().contains(SCOPE_DIRECTORY);
            case SELF, READ_AUDIT, DRAFT, DECIDE, APPROVE, OPERATE, ADMINISTER, SIGN_CHANGE, COUNTY -> false;
        };
    }
}
