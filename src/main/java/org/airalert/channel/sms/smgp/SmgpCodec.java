package org.airalert.channel.sms.smgp;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;

/** SMGP on the wire (SMGP 3.0.3, 5.2.1: a header of length, request id and sequence id). */
final class SmgpCodec implements WireCodec {
    static final int HEADER_BYTES = 12;
    /** Longer than a submit to 100 numbers (2.6 KB). */
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
        return SmgpEncoder.encode(frame);
    }

    @Override
    public WireFrame decode(Buffer frame) throws WireFault {
        return SmgpDecoder.decode(frame);
    }
}
