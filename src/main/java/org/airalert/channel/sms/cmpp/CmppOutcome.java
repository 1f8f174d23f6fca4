package org.airalert.channel.sms.cmpp;

import static org.airalert.channel.sms.SmsOutcome.later;
import static org.airalert.channel.sms.SmsOutcome.rejected;
import static org.airalert.channel.sms.SmsOutcome.stopped;
import static org.airalert.channel.sms.SmsOutcome.throttled;

import org.airalert.channel.sms.LoginRefused;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.airalert.delivery.Outcome;

/** What an answer of a gateway means (results of submit: CMPP 3.0, 8.4.3.2; status of a log in: 8.4.1.2). */
final class CmppOutcome {
    /** 1 structure, 2 source address, 3 authentication, 4 version: the same tomorrow. From 5 on: other errors. */
    private static final long LAST_LASTING = 4;

    private CmppOutcome() {}

    /** {@code Msg_Id} as receipts and logs name it. */
    static String id(long messageId) {
        return String.format("%016x", messageId);
    }

    static Outcome of(SubmitAnswer answer) {
        String code = "CMPP " + answer.result();
        return switch (answer.result() < 0 || answer.result() > 13 ? -1 : (int) answer.result()) {
            case 0 -> new Outcome.Accepted(code, id(answer.messageId()));
            case 3 -> later(code, "sequence number taken for a repeat");
            case 8 -> throttled(code, "flow control");
            case 5 -> stopped(code, "fee code");
            case 7 -> stopped(code, "service code");
            case 10 -> stopped(code, "Src_Id");
            case 11 -> stopped(code, "Msg_src");
            case 12 -> stopped(code, "Fee_terminal_Id");
            case 1 -> rejected(code, "message structure");
            case 2 -> rejected(code, "command");
            case 4 -> rejected(code, "message length");
            case 6 -> rejected(code, "longer than the gateway takes");
            case 9 -> rejected(code, "the gateway does not serve this number");
            case 13 -> rejected(code, "Dest_terminal_Id");
            default -> later(code, "a code of the carrier's own");
        };
    }

    static LoginRefused refused(long status) {
        String meaning = switch ((int) Math.min(status, LAST_LASTING + 1)) {
            case 1 -> "message structure";
            case 2 -> "source address";
            case 3 -> "account or password";
            case 4 -> "version";
            default -> "another error";
        };
        return new LoginRefused(status, status <= LAST_LASTING, meaning);
    }
}
