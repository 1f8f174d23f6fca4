package org.airalert.access;

/** What came of an attempt to log in. */
public sealed interface LogIn {
    record Welcome(Account account) implements LogIn {}

    /** Wrong, unknown, disabled or resting after too many attempts: a stranger is not told which. */
    record Refused() implements LogIn {}
}
