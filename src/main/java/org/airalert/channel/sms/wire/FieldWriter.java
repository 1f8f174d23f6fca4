package org.airalert.channel.sms.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Writes fixed fields one after the other. */
public final class FieldWriter {
    private final Buffer bytes;

    public FieldWriter(Buffer bytes) {
        this.bytes = bytes;
    }

    public Buffer bytes() {
        return bytes;
    }

    public FieldWriter one(int value) {
        bytes.appendByte((byte) value);
        return this;
    }

    public FieldWriter four(int value) {
        bytes.appendInt(value);
        return this;
    }

    public FieldWriter eight(long value) {
        bytes.appendLong(value);
        return this;
    }

    /** An unsigned number of one or four bytes. */
    public FieldWriter number(long value, int width) {
        return width == 1 ? one((int) value) : four((int) value);
    }

    /** @throws IllegalArgumentException when the text does not fit: cutting a phone number or account would reach somebody else */
    public FieldWriter text(String name, String text, int width) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        if (raw.length > width) {
            throw new IllegalArgumentException(name + ": " + raw.length + " bytes (expected: at most " + width + ")");
        }
        bytes.appendBytes(raw);
        return zeros(width - raw.length);
    }

    /**
     * Text and a zero byte (a C-octet string of SMPP).
     *
     * @param most bytes with the zero
     */
    public FieldWriter cText(String name, String text, int most) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        if (raw.length >= most || text.indexOf(0) >= 0) {
            throw new IllegalArgumentException(name + ": " + raw.length + " bytes (expected: less than " + most + ")");
        }
        bytes.appendBytes(raw);
        return one(0);
    }

    public FieldWriter two(int value) {
        bytes.appendShort((short) value);
        return this;
    }

    public FieldWriter zeros(int number) {
        bytes.appendBytes(new byte[number]);
        return this;
    }

    public FieldWriter raw(Buffer more) {
        bytes.appendBuffer(more);
        return this;
    }
}
