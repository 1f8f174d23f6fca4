package org.airalert.channel.sms.cmpp;

/** The gateway answered the log in, with a status other than 0. */
final class LoginRefused extends Exception {
    private static final long serialVersionUID = 1L;
    /** 1 structure, 2 source address, 3 authentication, 4 version: the same tomorrow. From 5 on: other errors. */
    private static final long LAST_FINAL = 4;

    private final long status;

    LoginRefused(long status) {
        super("log in refused with status " + status);
        this.status = status;
    }

    long status() {
        return status;
    }

    boolean isFinal() {
        return status <= LAST_FINAL;
    }
}
