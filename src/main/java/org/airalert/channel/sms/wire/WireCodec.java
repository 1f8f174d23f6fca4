package org.airalert.channel.sms.wire;

import io.vertx.core.buffer.Buffer;

/** Bytes of one protocol to records and back. Pure; for any thread. */
public interface WireCodec {
    /** Bytes of a message without a body; the first four of them are the length of the whole. */
    int headerBytes();

    /** No message is longer, so that a length field of garbage ends the link at once. */
    int longest();

    /** @throws IllegalArgumentException when a text is longer than its field */
    Buffer encode(WireFrame frame);

    /**
     * @param frame one whole message with its header
     * @throws WireFault whatever the bytes are, nothing else
     */
    WireFrame decode(Buffer frame) throws WireFault;
}
