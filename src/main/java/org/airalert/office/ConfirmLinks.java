package org.airalert.office;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.airalert.delivery.DeliveryId;

/**
 * Links by which a recipient confirms with one tap. A token is the delivery's id and a code that only this office can make, so that nobody
 * confirms for somebody else, and nothing need be stored for a link. Thread-safe.
 */
public final class ConfirmLinks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CODE_BYTES = 12;
    private static final char MARK = '~';

    private final String publicUrl;
    private final SecretKeySpec key;
    // Mac is stateful and dear to make: one per thread.
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    /**
     * @param publicUrl of the public side, without a slash at its end
     * @param key 32 random bytes, the same on all nodes
     */
    public ConfirmLinks(String publicUrl, byte[] key) {
        this.publicUrl = publicUrl;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String url(DeliveryId delivery) {
        return publicUrl + "/confirm/" + token(delivery);
    }

    public String token(DeliveryId delivery) {
        return delivery.value() + MARK + code(delivery.value());
    }

    /** The delivery that a token confirms; empty when it is not one of ours. Takes the same time for any wrong code. */
    public Optional<DeliveryId> read(String token) {
        int mark = token.indexOf(MARK);
        if (mark < 1) {
            return Optional.empty();
        }
        String id = token.substring(0, mark);
        byte[] given = token.substring(mark + 1).getBytes(StandardCharsets.UTF_8);
        byte[] right = code(id).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right) ? Optional.of(new DeliveryId(id)) : Optional.empty();
    }

    private String code(String id) {
        byte[] hash = macs.get().doFinal(id.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, CODE_BYTES));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing from this Java", e);
        }
    }
}
