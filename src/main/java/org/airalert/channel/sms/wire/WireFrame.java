package org.airalert.channel.sms.wire;

/**
 * A message with the number that joins it to its answer.
 *
 * @param stamp what stands before the number and is repeated by the answer (SGIP: node and time); 0 elsewhere
 */
public record WireFrame(long stamp, int sequence, WireMessage message) {
    public WireFrame(int sequence, WireMessage message) {
        this(0, sequence, message);
    }

    /** The answer to this frame. */
    public WireFrame reply(WireMessage answer) {
        return new WireFrame(stamp, sequence, answer);
    }
}
