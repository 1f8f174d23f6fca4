package org.airalert.channel.sms;

/** The carrier answered the log in, but not with a welcome. */
public final class LoginRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final long status;
    private final boolean lasting;

    /**
     * @param status as the protocol has it
     * @param lasting whether it will be the same tomorrow: a person must look at it
     * @param meaning in plain words
     */
    public LoginRefused(long status, boolean lasting, String meaning) {
        super("log in refused with status " + status + ", " + meaning);
        this.status = status;
        this.lasting = lasting;
    }

    long status() {
        return status;
    }

    boolean isLasting() {
        return lasting;
    }
}
