package org.airalert.delivery.route;

import java.util.Locale;

/** Why a route has less than its share. */
public enum Cause {
    NONE,
    /** Too many attempts fail. */
    ERRORS,
    /** Too many receipts come late. */
    LATE,
    /** The link test fails. */
    LINK,
    /** The receiver wants nothing more, or refuses the log in. */
    STOPPED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
