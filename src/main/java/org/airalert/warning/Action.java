package org.airalert.warning;

/** What an assessment asks for, and what a replay tells (warning-rules 5 and 6). The name is the word in JSON. */
public enum Action {
    /** Nothing to do; on data that is not sound it means "cannot be assessed" (无法研判), never "clean". */
    NONE,
    /** A first warning. */
    ISSUE,
    /** A higher level. */
    UPGRADE,
    /** A lower level. */
    DOWNGRADE,
    /** A later expected end, or an open one. */
    EXTEND,
    /** The same level, but the response starts earlier or later; only before it started. */
    RESCHEDULE,
    /** The end of the warning. */
    LIFT,
    /** The warning in force stands as it is. */
    KEEP,
    /** An announced change will not happen (5.9); no assessment gives it, only the course of a warning does. */
    WITHDRAW;

    /** Whether it asks a person to do something. */
    public boolean isNews() {
        return this != NONE && this != KEEP;
    }

    /** Whether it makes the warning less: only on sound data, never by itself. */
    public boolean isLowering() {
        return this == DOWNGRADE || this == LIFT;
    }
}
