package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;

/** CMPP on the wire (CMPP 3.0, 8.3: a header of length, command and sequence number). */
record CmppCodec(CmppEncoder encoder, CmppDecoder decoder) implements WireCodec {
    static final int HEADER_BYTES = 12;
    /** Longer than a submit to 99 numbers (3.6 KB). */
    static final int LONGEST = 8 * 1024;

    CmppCodec(CmppVersion version) {
        this(new CmppEncoder(version), new CmppDecoder(version));
    }

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
        return encoder.encode(frame);
    }

    @Override
    public WireFrame decode(Buffer frame) throws WireFault {
        return decoder.decode(frame);
    }
}
