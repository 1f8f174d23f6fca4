package org.airalert.channel.sms.cmpp;

/** The two versions in use; they differ in the width of some fields. */
public enum CmppVersion {
    V20("2.0", 0x20, 21, 1),
    V30("3.0", 0x30, 32, 4);

    private final String word;
    private final int code;
    private final int terminalBytes;
    private final int statusBytes;

    CmppVersion(String word, int code, int terminalBytes, int statusBytes) {
        this.word = word;
        this.code = code;
        this.terminalBytes = terminalBytes;
        this.statusBytes = statusBytes;
    }

    /** As a channel file names it. */
    public String word() {
        return word;
    }

    /** {@code Version}: major in the high four bits, minor in the low four. */
    int code() {
        return code;
    }

    /** Width of a phone number in a message. */
    int terminalBytes() {
        return terminalBytes;
    }

    /** Width of {@code Status} and {@code Result} in the answers. */
    int statusBytes() {
        return statusBytes;
    }

    boolean typedTerminals() {
        return this == V30;
    }

    /** Width of the last field of submit and deliver: {@code Reserve} in 2.0, {@code LinkID} in 3.0. */
    int linkIdBytes() {
        return this == V30 ? 20 : 8;
    }
}
