package org.airalert.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.airalert.alert.AlertId;

/**
 * Names one delivery; also the {@code webhook-id} of every attempt of it, so it has no full stop (Standard Webhooks). It follows
 * from what is delivered to whom, so that planning a fan-out a second time names the same deliveries.
 */
public record DeliveryId(String value) {
    private static final int HASH_BYTES = 12;

    /** @param round 0 for the planned delivery, 1 for the first resend by a person, and so on */
    public static DeliveryId of(AlertId alert, String channel, String recipient, int round) {
        String key = alert.value() + '\n' + channel + '\n' + recipient + '\n' + round;
        byte[] hash = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return new DeliveryId("dl-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
