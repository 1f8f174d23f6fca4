package org.airalert.store;

/** What a store may refuse. */
public abstract sealed class StoreException extends RuntimeException permits Conflict, Unavailable, Unusable {
    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        // No stack: expected, frequent under load, and caught by type.
        super(message, null, false, false);
    }
}
