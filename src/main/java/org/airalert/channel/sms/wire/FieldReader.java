package org.airalert.channel.sms.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Reads fixed fields one after the other; whoever reads past the end gets a {@link WireFault}. */
public final class FieldReader {
    private final Buffer bytes;
    private int at;

    public FieldReader(Buffer bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    private int take(int length) throws WireFault {
        if (left() < length) {
            throw WireFault.body("body: " + bytes.length() + " bytes, " + (length - left()) + " too few");
        }
        int start = at;
        at += length;
        return start;
    }

    public int left() {
        return bytes.length() - at;
    }

    public int one() throws WireFault {
        return bytes.getUnsignedByte(take(1));
    }

    public int four() throws WireFault {
        return bytes.getInt(take(Integer.BYTES));
    }

    public long eight() throws WireFault {
        return bytes.getLong(take(Long.BYTES));
    }

    /** An unsigned number of one or four bytes. */
    public long number(int width) throws WireFault {
        return width == 1 ? one() : four() & 0xffff_ffffL;
    }

    /** Text that is filled up with zeros (some gateways: with blanks). */
    public String text(int width) throws WireFault {
        int start = take(width);
        int end = start;
        while (end < start + width && bytes.getByte(end) != 0) {
            end++;
        }
        return bytes.getString(start, end, StandardCharsets.ISO_8859_1.name()).stripTrailing();
    }

    public Buffer raw(int length) throws WireFault {
        int start = take(length);
        return bytes.getBuffer(start, start + length);
    }

    /**
     * Text up to a zero byte, which is read, too (a C-octet string of SMPP).
     *
     * @param most bytes with the zero
     */
    public String cText(int most) throws WireFault {
        int start = at;
        for (int i = 0; i < most && left() > 0; i++) {
            if (one() == 0) {
                return bytes.getString(start, at - 1, StandardCharsets.ISO_8859_1.name());
            }
        }
        throw WireFault.body("text: no end within " + most + " bytes");
    }

    public int two() throws WireFault {
        return bytes.getUnsignedShort(take(Short.BYTES));
    }

    public void skip(int length) throws WireFault {
        take(length);
    }

    public void end() throws WireFault {
        if (left() > 0) {
            throw WireFault.body("body: " + left() + " bytes too many");
        }
    }
}
