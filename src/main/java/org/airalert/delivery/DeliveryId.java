package org.airalert.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;

/**
 * Names one delivery; also the {@code webhook-id} of every attempt of it, so it has no full stop (Standard Webhooks). It follows
 * from what is delivered to whom, so that planning a fan-out a second time names the same deliveries.
 *
 * <p>Form: {@code dl-}, then in hex 5 bytes of SHA-256 of event and channel, 8 of the recipient, 5 of alert and round. So the deliveries of one
 * event, channel and recipient share a {@link #place()}, and those planned together lie together in a store's index, which keeps a fan-out to a
 * million as cheap for each as one to ten thousand.
 */
public record DeliveryId(String value) {
    private static final String PREFIX = "dl-";
    private static final int STRETCH_BYTES = 5;
    private static final int RECIPIENT_BYTES = 8;
    private static final int ALERT_BYTES = 5;
    private static final int PLACE_CHARS = PREFIX.length() + 2 * (STRETCH_BYTES + RECIPIENT_BYTES);
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(DeliveryId::sha256);

    /** @param round 0 for the planned delivery, 1 for the first resend, and so on */
    public static DeliveryId of(EventId event, AlertId alert, String channel, String recipient, int round) {
        return new DeliveryId(place(event, channel, recipient) + hash(alert.value() + '\n' + round, ALERT_BYTES));
    }

    /** What the ids of all deliveries of one event, channel and recipient begin with. */
    public static String place(EventId event, String channel, String recipient) {
        return stretch(event, channel) + hash(recipient, RECIPIENT_BYTES);
    }

    /** What the ids of all deliveries of one event and channel begin with. */
    public static String stretch(EventId event, String channel) {
        return PREFIX + hash(event.value() + '\n' + channel, STRETCH_BYTES);
    }

    /** What this id shares with the other deliveries of the same event, channel and recipient. */
    public String place() {
        return value.substring(0, Math.min(PLACE_CHARS, value.length()));
    }

    private static String hash(String text, int bytes) {
        byte[] hash = SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, bytes);
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
