package org.airalert.app;

/** The program cannot start, for a reason that one line tells: a port in use, a data folder that another process holds. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
