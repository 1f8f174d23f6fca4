package org.airalert.access;

/** What accounts, sessions and keys refuse: an expected answer, caught by type, without a stack. */
public final class AccessRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Why {
        /** A field is wrong. */
        INVALID,
        /** No such account, key or invitation, or no longer. */
        UNKNOWN,
        /** The name is in use. */
        TAKEN
    }

    private final Why why;
    private final String field;

    /** @param field the field that is at fault; empty when none is */
    AccessRefusal(Why why, String field, String message) {
        super(message, null, false, false);
        this.why = why;
        this.field = field;
    }

    /** The name is in use. */
    public static AccessRefusal taken(String field, String message) {
        return new AccessRefusal(Why.TAKEN, field, message);
    }

    public Why why() {
        return why;
    }

    public String field() {
        return field;
    }
}
