package org.airalert.channel;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric key of the Standard Webhooks specification. What is signed is {@code id.timestamp.body}, the body as sent, byte for
 * byte; the signature is {@code v1,} and the HMAC-SHA256 in Base64. Safe for several threads.
 */
public final class WebhookKey {
    /** The header in which the receiver finds the id, the same in every attempt. */
    public static final String ID = "webhook-id";
    /** Seconds since 1970 of this attempt. */
    public static final String TIMESTAMP = "webhook-timestamp";
    /** Signatures, parted by spaces. */
    public static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_BYTES = 24;
    private static final int LONGEST_BYTES = 64;

    private final SecretKeySpec key;
    // Mac is stateful and dear to make: one per thread and key.
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    private WebhookKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /**
     * @param secret {@code whsec_} and 24 to 64 bytes in Base64
     * @throws IllegalArgumentException when it has another form; the message does not tell the secret
     */
    public static WebhookKey of(Secret secret) {
        String text = secret.reveal();
        byte[] bytes = text.startsWith(PREFIX) ? decode(text.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < SHORTEST_BYTES || bytes.length > LONGEST_BYTES) {
            throw new IllegalArgumentException("not a webhook secret (expected: whsec_ and 24 to 64 bytes in Base64)");
        }
        return new WebhookKey(bytes);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Not the cause: its message quotes the text.
            return new byte[0];
        }
    }

    /** One entry of the signature header: {@code v1,…}. */
    public String sign(String id, long timestampSeconds, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(hmac(id, Long.toString(timestampSeconds), body));
    }

    byte[] hmac(String id, String timestamp, byte[] body) {
        Mac mac = macs.get();
        mac.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(body);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
