package org.airalert.channel.sms.sgip;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;

/** SGIP on the wire (SGIP 1.2, 4.2.2: a header of length, command and a sequence number of twelve bytes). */
final class SgipCodec implements WireCodec {
    static final int HEADER_BYTES = 20;
    /** Longer than a submit to 100 numbers with the longest content (3.9 KB). */
    static final int LONGEST = 8 * 1024;

    @Override
    public int headerBytes() {
        return HEADER_BYTES;
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public Buffer encode(WireFrame frame) {
        return SgipEncoder.encode(frame);
    }

    @Override
    public WireFrame decode(Buffer frame) throws WireFault {
        return SgipDecoder.decode(frame);
    }
}
