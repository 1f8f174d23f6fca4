package org.airalert.channel.sms.smpp;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;

/** SMPP on the wire (3.2: a header of length, command, status and sequence number). */
final class SmppCodec implements WireCodec {
    static final int HEADER_BYTES = 16;
    /** Room for a long text as {@code message_payload}; what is sent here stays below 400 bytes. */
    static final int LONGEST = 16 * 1024;

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
        return SmppEncoder.encode(frame);
    }

    @Override
    public WireFrame decode(Buffer frame) throws WireFault {
        return SmppDecoder.decode(frame);
    }
}
