package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stream into messages. Never holds more than one message and what came behind it in the same piece. */
final class CmppFrames {
    static final int HEADER_BYTES = 12;
    /** Longer than a submit to 99 numbers (3.6 KB), so that a length field of garbage ends the link at once. */
    static final int LONGEST = 8 * 1024;

    private Buffer rest = Buffer.buffer();

    /**
     * The messages that are whole by now, with their headers.
     *
     * @throws CmppFault for a length that no message has; the stream is of no more use then
     */
    List<Buffer> feed(Buffer piece) throws CmppFault {
        Buffer all = rest.length() == 0 ? piece : rest.appendBuffer(piece);
        List<Buffer> frames = new ArrayList<>();
        int at = 0;
        while (all.length() - at >= Integer.BYTES) {
            long length = all.getUnsignedInt(at);
            if (length < HEADER_BYTES || length > LONGEST) {
                throw new CmppFault(
                        CmppFault.Kind.LENGTH,
                        "length: " + length + " (expected: " + HEADER_BYTES + " to " + LONGEST + ")");
            }
            if (all.length() - at < length) {
                break;
            }
            frames.add(all.getBuffer(at, at + (int) length));
            at += (int) length;
        }
        rest = all.getBuffer(at, all.length());
        return frames;
    }

    /** Bytes kept for the next piece. */
    int held() {
        return rest.length();
    }
}
