package org.airalert.channel.sms.wire;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stream into messages. Never holds more than one message and what came behind it in the same piece. */
public final class WireFrames {
    private final int shortest;
    private final int longest;
    private Buffer rest = Buffer.buffer();

    public WireFrames(WireCodec codec) {
        this.shortest = codec.headerBytes();
        this.longest = codec.longest();
    }

    /**
     * The messages that are whole by now, with their headers.
     *
     * @throws WireFault for a length that no message has; the stream is of no more use then
     */
    public List<Buffer> feed(Buffer piece) throws WireFault {
        Buffer all = rest.length() == 0 ? piece : rest.appendBuffer(piece);
        List<Buffer> frames = new ArrayList<>();
        int at = 0;
        while (all.length() - at >= Integer.BYTES) {
            long length = all.getUnsignedInt(at);
            if (length < shortest || length > longest) {
                throw new WireFault(
                        WireFault.Kind.LENGTH,
                        "length: " + length + " (expected: " + shortest + " to " + longest + ")");
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
    public int held() {
        return rest.length();
    }
}
