package org.airalert.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password or signing key. Prints as {@code ***}, so that no log, error or page can tell it by accident. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException when it is blank: an empty secret protects nothing */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("secret: empty (expected: a value)");
        }
        return new Secret(value);
    }

    /** The value itself, for the one place that needs it on the wire. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }

    /** Takes the same time wherever the two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
