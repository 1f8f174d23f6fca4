package org.airalert.store.sqlite;

import java.util.HexFormat;
import org.airalert.delivery.DeliveryId;
import org.jspecify.annotations.Nullable;

/** Delivery ids as the file keeps them: the bytes that their hex digits stand for, half as long and in the same order. */
final class Ids {
    private static final String PREFIX = "dl-";
    private static final int BYTES = 18;
    private static final int LENGTH = PREFIX.length() + 2 * BYTES;
    private static final int PLACE_BYTES = 13;

    private Ids() {}

    /** {@code null} for a text that no delivery of ours can have. */
    static byte @Nullable [] bytes(String id) {
        if (id.length() != LENGTH || !id.startsWith(PREFIX)) {
            return null;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            char c = id.charAt(i);
            if (!HexFormat.isHexDigit(c) || Character.isUpperCase(c)) {
                return null;
            }
        }
        return HexFormat.of().parseHex(id, PREFIX.length(), LENGTH);
    }

    /** @throws IllegalArgumentException when it is not of the form that {@link DeliveryId} makes */
    static byte[] bytes(DeliveryId id) {
        byte[] bytes = bytes(id.value());
        if (bytes == null) {
            throw new IllegalArgumentException("deliveryId: " + id + " (expected: dl- and 36 hex digits)");
        }
        return bytes;
    }

    static DeliveryId id(byte[] bytes) {
        return new DeliveryId(PREFIX + HexFormat.of().formatHex(bytes));
    }

    /** The first of all ids that begin with these bytes. */
    static byte[] from(byte[] id, int prefix) {
        byte[] from = new byte[BYTES];
        System.arraycopy(id, 0, from, 0, prefix);
        return from;
    }

    /** The last of all ids that begin with these bytes. */
    static byte[] to(byte[] id, int prefix) {
        byte[] to = new byte[BYTES];
        java.util.Arrays.fill(to, (byte) 0xff);
        System.arraycopy(id, 0, to, 0, prefix);
        return to;
    }

    /** How many bytes the ids of one event, channel and recipient share. */
    static int placeBytes() {
        return PLACE_BYTES;
    }

    /** The shared bytes of a {@link DeliveryId#place}, or a longer prefix of an id. */
    static byte[] prefix(String hexWithPrefix) {
        return HexFormat.of().parseHex(hexWithPrefix, PREFIX.length(), hexWithPrefix.length());
    }
}
