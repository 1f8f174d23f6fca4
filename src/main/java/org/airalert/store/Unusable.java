package org.airalert.store;

/** The store cannot be opened as it is: used by another process, not writable, damaged, or made by a newer program. The message says which and where. */
public final class Unusable extends StoreException {
    private static final long serialVersionUID = 1L;

    public Unusable(String message) {
        super(message);
    }

    public Unusable(String message, Throwable cause) {
        super(message, cause);
    }
}
