package org.airalert.channel.sms.sgip;

import static org.airalert.channel.sms.SmsOutcome.later;
import static org.airalert.channel.sms.SmsOutcome.rejected;
import static org.airalert.channel.sms.SmsOutcome.stopped;
import static org.airalert.channel.sms.SmsOutcome.throttled;

import org.airalert.channel.sms.LoginRefused;
import org.airalert.channel.sms.sgip.SgipMessage.SequenceNumber;
import org.airalert.delivery.Outcome;

/** What a {@code Result} means (SGIP 1.2, 5.2). */
final class SgipOutcome {
    static final int ILLEGAL_LOGIN = 1;
    static final int TOO_MANY = 3;
    static final int LOGIN_TYPE = 4;
    static final int FORMAT = 5;
    static final int ILLEGAL_NUMBER = 6;
    static final int BUSY = 11;

    private SgipOutcome() {}

    /** @param id of the submit, by which its report will come */
    static Outcome of(int result, SequenceNumber id) {
        String code = "SGIP " + result;
        return switch (result) {
            case 0 -> new Outcome.Accepted(code, id.hex());
            case BUSY -> throttled(code, "node busy");
            case 33 -> throttled(code, "the message centre's queue is full");
            case ILLEGAL_LOGIN, 2, LOGIN_TYPE -> later(code, "not logged in");
            case TOO_MANY -> later(code, "too many connections");
            case 7 -> later(code, "message id");
            case 9 -> later(code, "sequence number");
            case 21 -> later(code, "the next node is not reachable");
            case 22 -> later(code, "routing");
            case 32 -> later(code, "system failure");
            case FORMAT -> rejected(code, "format of a parameter");
            case ILLEGAL_NUMBER -> rejected(code, "phone number");
            case 8 -> rejected(code, "message length");
            case 10 -> rejected(code, "operation not allowed");
            case 23 -> rejected(code, "no route to this number");
            case 24 -> stopped(code, "the number that pays");
            case 25, 26, 27, 28, 29, 30, 31 -> rejected(code, "the phone");
            default -> later(code, "a code of the carrier's own");
        };
    }

    static LoginRefused refused(int result) {
        return switch (result) {
            case ILLEGAL_LOGIN -> new LoginRefused(result, true, "account or password");
            case LOGIN_TYPE -> new LoginRefused(result, true, "login type");
            case TOO_MANY -> new LoginRefused(result, false, "too many connections");
            case BUSY -> new LoginRefused(result, false, "node busy");
            default -> new LoginRefused(result, false, "another error");
        };
    }
}
