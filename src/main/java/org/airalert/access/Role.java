package org.airalert.access;

import java.util.Locale;

/** What an account may do. Roles do not include each other; an account may have several. */
public enum Role {
    /** Reads everything but personal data. */
    VIEWER,
    /** Takes data in, drafts, edits and submits alerts (值班员). */
    DUTY_OFFICER,
    /** Approves or refuses what somebody else drafted: a leader of the office. */
    APPROVER,
    /** The same as a leader of the city government (市领导), who signs the levels that the office may not. */
    CITY_LEADER,
    /** Approves in place of whoever did not for a set time (代理审批人). */
    DEPUTY_APPROVER,
    /** Accounts, keys, channels, directory; never approves alerts by this role. */
    ADMINISTRATOR,
    /** A county's office: sees and reports for the one county that its account is bound to. */
    COUNTY,
    /** A machine: posts events within the scopes of its key; can never approve. */
    INTEGRATOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
