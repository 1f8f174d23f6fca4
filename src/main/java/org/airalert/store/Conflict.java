package org.airalert.store;

/** Somebody else changed it first: read again and decide again. */
public final class Conflict extends StoreException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }
}
