package org.airalert.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A person's second step of logging in, as kept.
 *
 * @param secret in base 32; must be readable to check a password against, so the store keeps it as it is
 * @param confirmedAt when its owner typed the first password of it; {@code null}: it is being set up and does not count yet
 * @param lastStep last step used, so that no password works twice; -1 before the first
 * @param recovery SHA-256 of the recovery codes that are left
 */
record SecondFactor(String secret, @Nullable Instant confirmedAt, long lastStep, List<String> recovery) {
    SecondFactor {
        recovery = List.copyOf(recovery);
    }

    boolean counts() {
        return confirmedAt != null;
    }

    /** The same after a password of it, or a recovery code, was used; empty when what was typed is neither. */
    Optional<SecondFactor> used(String typed, Instant now) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
        OptionalLong step = Totp.step(Totp.bytes(secret), plain, now, lastStep);
        if (step.isPresent()) {
            return Optional.of(new SecondFactor(secret, confirmedAt, step.getAsLong(), recovery));
        }
        String hash = new Token(plain).hash();
        if (!counts() || !recovery.contains(hash)) {
            return Optional.empty();
        }
        List<String> left = new ArrayList<>(recovery);
        left.remove(hash);
        return Optional.of(new SecondFactor(secret, confirmedAt, lastStep, left));
    }

    SecondFactor confirmed(Instant now, List<String> codes) {
        return new SecondFactor(secret, now, lastStep, codes);
    }
}
