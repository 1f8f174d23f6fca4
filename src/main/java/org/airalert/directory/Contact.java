package org.airalert.directory;

/**
 * A person or desk that answers for a recipient around the clock (plan, 6.3). Empty strings where unknown.
 *
 * @param phone as dialled; masked wherever it is shown to somebody without the right to see it
 */
public record Contact(String name, String phone, String email) {}
