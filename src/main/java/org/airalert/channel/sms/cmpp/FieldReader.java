package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Reads fixed fields one after the other; whoever reads past the end gets a {@link CmppFault}. */
final class FieldReader {
    private final Buffer bytes;
    private int at;

    FieldReader(Buffer bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    private int take(int length) throws CmppFault {
        if (left() < length) {
            throw new CmppFault(
                    CmppFault.Kind.BODY, "body: " + bytes.length() + " bytes, " + (length - left()) + " too few");
        }
        int start = at;
        at += length;
        return start;
    }

    int left() {
        return bytes.length() - at;
    }

    int one() throws CmppFault {
        return bytes.getUnsignedByte(take(1));
    }

    int four() throws CmppFault {
        return bytes.getInt(take(Integer.BYTES));
    }

    long eight() throws CmppFault {
        return bytes.getLong(take(Long.BYTES));
    }

    /** An unsigned number of one or four bytes. */
    long number(int width) throws CmppFault {
        return width == 1 ? one() : four() & 0xffff_ffffL;
    }

    /** Text that is filled up with zeros (some gateways: with blanks). */
    String text(int width) throws CmppFault {
        int start = take(width);
        int end = start;
        while (end < start + width && bytes.getByte(end) != 0) {
            end++;
        }
        return bytes.getString(start, end, StandardCharsets.ISO_8859_1.name()).stripTrailing();
    }

    Buffer raw(int length) throws CmppFault {
        int start = take(length);
        return bytes.getBuffer(start, start + length);
    }

    void skip(int length) throws CmppFault {
        take(length);
    }

    void end() throws CmppFault {
        if (left() > 0) {
            throw new CmppFault(CmppFault.Kind.BODY, "body: " + left() + " bytes too many");
        }
    }
}
