package org.airalert.channel.sms.wire;

/** A message of one of the protocols; each has its own sealed family. */
public interface WireMessage {
    /** Set in the command of every answer, in all four protocols. */
    int ANSWER = 0x8000_0000;

    /** {@code Command_Id} as it stands in the header. */
    int command();
}
