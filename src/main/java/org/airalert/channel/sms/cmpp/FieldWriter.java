package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Writes fixed fields one after the other. */
final class FieldWriter {
    private final Buffer bytes;

    FieldWriter(Buffer bytes) {
        this.bytes = bytes;
    }

    Buffer bytes() {
        return bytes;
    }

    FieldWriter one(int value) {
        bytes.appendByte((byte) value);
        return this;
    }

    FieldWriter four(int value) {
        bytes.appendInt(value);
        return this;
    }

    FieldWriter eight(long value) {
        bytes.appendLong(value);
        return this;
    }

    /** An unsigned number of one or four bytes. */
    FieldWriter number(long value, int width) {
        return width == 1 ? one((int) value) : four((int) value);
    }

    /** @throws IllegalArgumentException when the text does not fit: cutting a phone number or account would reach somebody else */
    FieldWriter text(String name, String text, int width) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        if (raw.length > width) {
            throw new IllegalArgumentException(name + ": " + raw.length + " bytes (expected: at most " + width + ")");
        }
        bytes.appendBytes(raw);
        return zeros(width - raw.length);
    }

    FieldWriter zeros(int number) {
        bytes.appendBytes(new byte[number]);
        return this;
    }

    FieldWriter raw(Buffer more) {
        bytes.appendBuffer(more);
        return this;
    }
}
