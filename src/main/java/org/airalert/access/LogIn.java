package org.airalert.access;

/** What came of an attempt to log in. */
public sealed interface LogIn {
    /** @param twoSteps whether a one-time password was checked as well */
    record Welcome(Account account, boolean twoSteps) implements LogIn {}

    /** The password is right, and a one-time code is needed beside it. */
    record CodeNeeded() implements LogIn {}

    /** Wrong, unknown, disabled or resting after too many attempts: a stranger is not told which. */
    record Refused() implements LogIn {}
}
