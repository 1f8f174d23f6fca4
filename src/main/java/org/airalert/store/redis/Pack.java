package org.airalert.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as MessagePack (msgpack.org, specification), which Redis' Lua reads and writes in C: whole numbers, texts, arrays, and {@code
 * false} for nothing, because a {@code nil} would end a Lua array. Not for several threads.
 */
final class Pack {
    static final int NOTHING = 0xc2;
    static final int YES = 0xc3;
    static final int SMALL_ARRAY = 0x90;
    static final int SMALL_TEXT = 0xa0;
    static final int ARRAY_32 = 0xdd;
    static final int TEXT_32 = 0xdb;
    static final int NUMBER_32 = 0xd2;
    static final int NUMBER_64 = 0xd3;
    private static final int LONGEST_SMALL_ARRAY = 15;
    private static final int LONGEST_SMALL_TEXT = 31;
    private static final int HIGHEST_SMALL_NUMBER = 127;
    private static final int FIRST_SIZE = 256;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    /** Begins an array; its values follow. */
    Pack array(int size) {
        if (size <= LONGEST_SMALL_ARRAY) {
            put(SMALL_ARRAY | size);
        } else {
            put(ARRAY_32);
            putInt(size);
        }
        return this;
    }

    Pack nothing() {
        put(NOTHING);
        return this;
    }

    /** @param value below 2 to the power of 53 either way, because Lua's numbers are doubles */
    Pack number(long value) {
        if (value >= 0 && value <= HIGHEST_SMALL_NUMBER) {
            put((int) value);
        } else if (value == (int) value) {
            put(NUMBER_32);
            putInt((int) value);
        } else {
            put(NUMBER_64);
            putInt((int) (value >>> Integer.SIZE));
            putInt((int) value);
        }
        return this;
    }

    Pack number(@Nullable Integer value) {
        return value == null ? nothing() : number((long) value);
    }

    Pack time(@Nullable Instant value) {
        return value == null ? nothing() : number(value.toEpochMilli());
    }

    Pack text(@Nullable String value) {
        return value == null ? nothing() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    Pack bytes(byte[] value) {
        if (value.length <= LONGEST_SMALL_TEXT) {
            put(SMALL_TEXT | value.length);
        } else {
            put(TEXT_32);
            putInt(value.length);
        }
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    byte[] done() {
        return Arrays.copyOf(bytes, length);
    }

    private void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    private void putInt(int value) {
        room(Integer.BYTES);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
