package org.airalert.duty;

import java.util.Locale;

/** How a task stands: {@code OPEN} → {@code DUE} → {@code OVERDUE} by the clock; from each of them to done, in time or late. */
public enum TaskState {
    /** Not done, and nobody is reminded yet. */
    OPEN,
    /** Not done, and its owner was reminded. */
    DUE,
    OVERDUE,
    DONE,
    DONE_LATE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isDone() {
        return this == DONE || this == DONE_LATE;
    }
}
