package org.airalert.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238 over RFC 4226): HMAC of the number of 30-second steps since 1970. The JDK's HMAC and these lines are all that
 * it takes; apps for phones know SHA-1 and six digits only.
 */
final class Totp {
    static final String HASH = "HmacSHA1";
    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;
    /** Steps before and after the clock's own that are taken as well: phones are not always on time (RFC 6238, 5.2). */
    private static final int WINDOW = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The password of one step (RFC 4226, 5.3). */
    static String code(String hash, byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance(hash);
            mac.init(new SecretKeySpec(secret, hash));
            byte[] sum =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = sum[sum.length - 1] & 0xf;
            int binary = ByteBuffer.wrap(sum, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + digits + "d", binary % Math.round(Math.pow(10, digits)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(hash + " is missing from this Java", e);
        }
    }

    /**
     * The step that a password belongs to, later than the one used last: what was typed once is good for nothing again (RFC 6238, 5.2).
     *
     * @param after last step used; -1 when none was
     */
    static OptionalLong step(byte[] secret, String typed, Instant now, long after) {
        long at = now.getEpochSecond() / STEP_SECONDS;
        for (long step = at - WINDOW; step <= at + WINDOW; step++) {
            boolean same = MessageDigest.isEqual(
                    code(HASH, secret, step, DIGITS).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    typed.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            if (same && step > after) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** RFC 4648, section 6, without padding. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int value = 0;
        for (byte one : bytes) {
            value = (value << 8) | (one & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((value >>> bits) & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt((value << (5 - bits)) & 31)).toString();
    }

    /** What {@link #base32} wrote. */
    static byte[] bytes(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int value = 0;
        for (int i = 0; i < base32.length(); i++) {
            value = (value << 5) | BASE32.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (value >>> bits));
            }
        }
        return bytes.array();
    }
}
