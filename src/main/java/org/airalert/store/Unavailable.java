package org.airalert.store;

/** The store is full, overloaded or gone. Nothing was written; the same call may succeed later. */
public final class Unavailable extends StoreException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
