package org.airalert.channel.mail;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.airalert.delivery.DeliveryId;

/**
 * Return addresses that name the delivery ("variable envelope return path"), so that a letter that comes back tells which one failed, whatever the
 * mail system that sends it back writes into it. A code that only this office can make keeps strangers from ending deliveries. Thread-safe.
 */
public final class Verp {
    private static final Pattern LOCAL = Pattern.compile("b-(dl-[0-9a-z-]{1,44})-([0-9a-f]{12})");
    private static final String HMAC = "HmacSHA256";
    private static final int CODE_BYTES = 6;

    private final String domain;
    private final byte[] key;

    /**
     * @param domain whose mail comes to the bounce intake
     * @param key 32 random bytes, the same on all nodes
     */
    public Verp(String domain, byte[] key) {
        this.domain = domain;
        this.key = key.clone();
    }

    public String address(DeliveryId delivery) {
        return "b-" + delivery.value() + "-" + code(delivery.value()) + "@" + domain;
    }

    /** The delivery that an address names; empty when it is not one of ours. Mail systems may change its case. */
    public Optional<DeliveryId> read(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || !address.substring(at + 1).equalsIgnoreCase(domain)) {
            return Optional.empty();
        }
        Matcher local = LOCAL.matcher(address.substring(0, at).toLowerCase(Locale.ROOT));
        if (!local.matches()) {
            return Optional.empty();
        }
        byte[] given = local.group(2).getBytes(StandardCharsets.US_ASCII);
        byte[] right = code(local.group(1)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, right) ? Optional.of(new DeliveryId(local.group(1))) : Optional.empty();
    }

    private String code(String id) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            byte[] hash = mac.doFinal(("bounce " + id).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, CODE_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }
}
