package org.airalert.channel;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The three headers of a signed message as received (Standard Webhooks); {@code null} where one is absent.
 *
 * @param signatures entries parted by spaces, of which any that matches any key is enough; versions that are not known are skipped
 */
public record WebhookSignature(
        @Nullable String id,
        @Nullable String timestamp,
        @Nullable String signatures) {
    /** How far the sender's clock may be off, either way (as the specification's own libraries have it). */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";
    private static final int MOST_ENTRIES = 20;

    /** Why it is not to be trusted; empty when it is genuine and fresh. */
    public Optional<String> faultOf(byte[] body, List<WebhookKey> keys, Instant now) {
        if (id == null || timestamp == null || signatures == null || id.isEmpty()) {
            return Optional.of("headers webhook-id, webhook-timestamp and webhook-signature are needed");
        }
        Long seconds = seconds(timestamp);
        if (seconds == null) {
            return Optional.of("webhook-timestamp is not a number of seconds");
        }
        if (Math.abs(Math.subtractExact(seconds, now.getEpochSecond())) > TOLERANCE.toSeconds()) {
            return Optional.of("webhook-timestamp is more than " + TOLERANCE.toSeconds() + " s off");
        }
        return matches(id, timestamp, signatures, body, keys)
                ? Optional.empty()
                : Optional.of("webhook-signature does not match");
    }

    private static @Nullable Long seconds(String text) {
        return text.matches("\\d{1,12}") ? Long.valueOf(text) : null;
    }

    private static boolean matches(String id, String timestamp, String signatures, byte[] body, List<WebhookKey> keys) {
        List<byte[]> expected =
                keys.stream().map(key -> key.hmac(id, timestamp, body)).toList();
        String[] entries = signatures.split(" ", MOST_ENTRIES + 1);
        for (int i = 0; i < Math.min(entries.length, MOST_ENTRIES); i++) {
            byte[] given = given(entries[i]);
            // No shortcut over the keys: how many there are is not told by the time it takes.
            boolean found = false;
            for (byte[] one : expected) {
                found |= MessageDigest.isEqual(one, given);
            }
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static byte[] given(String entry) {
        if (!entry.startsWith(VERSION)) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(entry.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            // Not Base64, so it matches nothing; another entry still may.
            return new byte[0];
        }
    }
}
