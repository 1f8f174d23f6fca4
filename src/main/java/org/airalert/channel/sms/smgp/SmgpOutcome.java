package org.airalert.channel.sms.smgp;

import static org.airalert.channel.sms.SmsOutcome.later;
import static org.airalert.channel.sms.SmsOutcome.rejected;
import static org.airalert.channel.sms.SmsOutcome.stopped;
import static org.airalert.channel.sms.SmsOutcome.throttled;

import org.airalert.channel.sms.LoginRefused;
import org.airalert.channel.sms.smgp.SmgpMessage.SubmitAnswer;
import org.airalert.delivery.Outcome;

/** What a {@code Status} means (SMGP 3.0.3, 6.2.6). */
final class SmgpOutcome {
    static final int BUSY = 1;
    static final int AUTHENTICATION = 21;
    static final int DESTINATION = 47;
    private static final int TOO_MANY_CONNECTIONS = 2;

    private SmgpOutcome() {}

    static Outcome of(SubmitAnswer answer) {
        String code = "SMGP " + answer.status();
        return switch (answer.status() > 255 ? -1 : (int) answer.status()) {
            case 0 -> new Outcome.Accepted(code, answer.messageId());
            case BUSY -> throttled(code, "system busy");
            case TOO_MANY_CONNECTIONS -> later(code, "too many connections");
            case 12 -> later(code, "sequence number");
            case 39 -> later(code, "route");
            case 74 -> later(code, "not at this time of the day");
            case 75 -> throttled(code, "more than the account may send in a day");
            case 10 -> rejected(code, "message structure");
            case 11 -> rejected(code, "command");
            case 34 -> rejected(code, "message format");
            case 36 -> rejected(code, "message length");
            case DESTINATION -> rejected(code, "DestTermID");
            case 20, AUTHENTICATION, 22 -> stopped(code, "the log in");
            case 30, 31, 35, 37, 44, 45 -> stopped(code, "a fixed field of the message");
            case 32, 33, 40 -> stopped(code, "fee");
            case 43, 73 -> stopped(code, "ServiceID");
            case 46 -> stopped(code, "SrcTermID");
            case 48 -> stopped(code, "ChargeTermID");
            case 49, 69 -> stopped(code, "the sender's code");
            case 76 -> stopped(code, "the account, which has expired,");
            default -> later(code, "a code of the carrier's own");
        };
    }

    static LoginRefused refused(long status) {
        return switch ((int) Math.min(status, 255)) {
            case BUSY -> new LoginRefused(status, false, "system busy");
            case TOO_MANY_CONNECTIONS -> new LoginRefused(status, false, "too many connections");
            case 20 -> new LoginRefused(status, true, "source address");
            case AUTHENTICATION -> new LoginRefused(status, true, "account or password");
            case 22 -> new LoginRefused(status, true, "version");
            default -> new LoginRefused(status, false, "another error");
        };
    }
}
