package org.airalert.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads MessagePack as Redis' Lua writes it (see {@link Pack}), value by value. The caller knows what comes next; anything else throws {@link
 * IllegalStateException}. Not for several threads.
 */
final class Unpack {
    private final byte[] bytes;
    private int at;

    Unpack(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Number of values that follow. */
    int array() {
        int kind = next();
        if ((kind & 0xf0) == Pack.SMALL_ARRAY) {
            return kind & 0x0f;
        }
        return switch (kind) {
            case 0xdc -> (int) unsigned(2);
            case Pack.ARRAY_32 -> (int) unsigned(4);
            default -> throw unexpected(kind, "an array");
        };
    }

    long number() {
        int kind = next();
        if (kind < 0x80) {
            return kind;
        }
        if (kind >= 0xe0) {
            return (byte) kind;
        }
        return switch (kind) {
            case 0xcc -> unsigned(1);
            case 0xcd -> unsigned(2);
            case 0xce -> unsigned(4);
            case 0xcf, Pack.NUMBER_64 -> unsigned(8);
            case 0xd0 -> (byte) unsigned(1);
            case 0xd1 -> (short) unsigned(2);
            case Pack.NUMBER_32 -> (int) unsigned(4);
            default -> throw unexpected(kind, "a number");
        };
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        int kind = next();
        int size;
        if ((kind & 0xe0) == Pack.SMALL_TEXT) {
            size = kind & 0x1f;
        } else {
            size = switch (kind) {
                case 0xd9 -> (int) unsigned(1);
                case 0xda -> (int) unsigned(2);
                case Pack.TEXT_32 -> (int) unsigned(4);
                default -> throw unexpected(kind, "a text");
            };
        }
        byte[] value = Arrays.copyOfRange(bytes, at, at + size);
        at += size;
        return value;
    }

    /** True, and passed over, when nothing stands here. */
    boolean nothing() {
        if ((bytes[at] & 0xff) == Pack.NOTHING) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes over a {@code true}. */
    void yes() {
        int kind = next();
        if (kind != Pack.YES) {
            throw unexpected(kind, "true");
        }
    }

    @Nullable
    String textOrNull() {
        return nothing() ? null : text();
    }

    @Nullable
    Long numberOrNull() {
        return nothing() ? null : number();
    }

    @Nullable
    Instant timeOrNull() {
        return nothing() ? null : time();
    }

    Instant time() {
        return Instant.ofEpochMilli(number());
    }

    private int next() {
        return bytes[at++] & 0xff;
    }

    private long unsigned(int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << Byte.SIZE | next();
        }
        return value;
    }

    private static IllegalStateException unexpected(int kind, String expected) {
        return new IllegalStateException(
                "answer of Redis: 0x" + Integer.toHexString(kind) + " (expected: " + expected + ")");
    }
}
