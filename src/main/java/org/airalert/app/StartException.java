package org.airalert.app;

import org.jspecify.annotations.Nullable;

/** The program cannot start, for a reason that one line tells: a port in use, a data folder that another process holds. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
