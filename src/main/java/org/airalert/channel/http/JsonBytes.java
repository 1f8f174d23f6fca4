package org.airalert.channel.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON written straight into bytes (RFC 8259, in UTF-8), for bodies that are made by the thousand: no tree, no intermediate text. Who calls it puts
 * commas and braces where they belong. Not for several threads.
 */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Most bytes that one {@code char} becomes: {@code \\u001f}. */
    private static final int MOST_EACH = 6;

    private byte[] bytes;
    private int length;

    /** @param room for so many bytes; more is made when needed */
    JsonBytes(int room) {
        this.bytes = new byte[Math.max(64, room)];
    }

    /** Syntax and keys, as they are. */
    JsonBytes raw(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** JSON that was made before. */
    JsonBytes raw(byte[] made) {
        reserve(made.length);
        System.arraycopy(made, 0, bytes, length, made.length);
        length += made.length;
        return this;
    }

    JsonBytes number(int number) {
        return raw(Integer.toString(number));
    }

    /** A string in its quotes. Half a surrogate pair becomes a question mark, because UTF-8 cannot write it. */
    JsonBytes text(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        reserve(2 + plain.length);
        bytes[length++] = '"';
        int done = 0;
        for (int i = 0; i < plain.length; i++) {
            int one = plain[i];
            // Bytes of longer characters are negative.
            if ((one >= 0 && one < ' ') || one == '"' || one == '\\') {
                copy(plain, done, i);
                escaped(one);
                done = i + 1;
            }
        }
        copy(plain, done, plain.length);
        bytes[length++] = '"';
        return this;
    }

    /** Leaves room for the closing quote. */
    private void copy(byte[] from, int start, int end) {
        reserve(end - start + MOST_EACH + 1);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    private void escaped(int one) {
        bytes[length++] = '\\';
        if (one == '"' || one == '\\') {
            bytes[length++] = (byte) one;
        } else if (one == '\n') {
            bytes[length++] = 'n';
        } else {
            bytes[length++] = 'u';
            for (int shift = 12; shift >= 0; shift -= 4) {
                bytes[length++] = HEX[one >> shift & 0xf];
            }
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    byte[] made() {
        return Arrays.copyOf(bytes, length);
    }
}
