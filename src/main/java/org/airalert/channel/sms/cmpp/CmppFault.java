package org.airalert.channel.sms.cmpp;

/** Bytes that are not of the protocol. Carries no payload, so that it may be logged. */
final class CmppFault extends Exception {
    /** What is wrong with them. */
    enum Kind {
        /** The length field is shorter than a header or longer than any message: the stream cannot be read on. */
        LENGTH,
        /** A command that the protocol does not have; the next message can be read. */
        COMMAND,
        /** The body does not fit its command. */
        BODY
    }

    private static final long serialVersionUID = 1L;
    private final Kind kind;

    CmppFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
