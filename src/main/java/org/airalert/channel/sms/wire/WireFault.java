package org.airalert.channel.sms.wire;

/** Bytes that are not of the protocol. Carries no payload, so that it may be logged. */
public final class WireFault extends Exception {
    /** What is wrong with them. */
    public enum Kind {
        /** The length field is shorter than a header or longer than any message: the stream cannot be read on. */
        LENGTH,
        /** A command that the protocol does not have; the next message can be read. */
        COMMAND,
        /** The body does not fit its command. */
        BODY
    }

    private static final long serialVersionUID = 1L;
    private final Kind kind;

    public WireFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static WireFault body(String message) {
        return new WireFault(Kind.BODY, message);
    }

    public static WireFault command(int command) {
        return new WireFault(Kind.COMMAND, "command: 0x" + Integer.toHexString(command) + " is not known");
    }

    public Kind kind() {
        return kind;
    }
}
