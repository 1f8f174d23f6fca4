package org.airalert.channel.sms.smpp;

import static org.airalert.channel.sms.SmsOutcome.later;
import static org.airalert.channel.sms.SmsOutcome.rejected;
import static org.airalert.channel.sms.SmsOutcome.stopped;
import static org.airalert.channel.sms.SmsOutcome.throttled;

import java.util.Locale;
import org.airalert.channel.sms.LoginRefused;
import org.airalert.delivery.Outcome;

/** What a {@code command_status} means (SMPP 3.4, 5.1.3). */
final class SmppOutcome {
    static final int INVALID_DESTINATION = 0x0b;
    static final int INVALID_PASSWORD = 0x0e;
    static final int INVALID_SYSTEM_ID = 0x0f;
    static final int THROTTLED = 0x58;

    private SmppOutcome() {}

    static Outcome of(int status, String id) {
        String code = String.format(Locale.ROOT, "SMPP 0x%02x", status);
        return switch (status) {
            case 0 -> id.isEmpty() ? later(code, "accepted without a message id") : new Outcome.Accepted(code, id);
            case THROTTLED -> throttled(code, "flow control");
            case 0x14 -> throttled(code, "the message queue is full");
            case 0x04 -> later(code, "not bound for this");
            case 0x08 -> later(code, "system error");
            case 0x45 -> later(code, "submit failed");
            case 0x01 -> rejected(code, "message length");
            case 0x02 -> rejected(code, "command length");
            case 0x03 -> rejected(code, "command");
            case INVALID_DESTINATION -> rejected(code, "destination address");
            case 0x50 -> stopped(code, "destination TON");
            case 0x51 -> stopped(code, "destination NPI");
            case 0x65, 0x66 -> rejected(code, "the receiver refused it");
            case 0x0a -> stopped(code, "source address");
            case 0x48 -> stopped(code, "source TON");
            case 0x49 -> stopped(code, "source NPI");
            case 0x06, 0x07, 0x43 -> stopped(code, "a flag of the message");
            case 0x15 -> stopped(code, "service type");
            default -> later(code, "a code of the carrier's own");
        };
    }

    static LoginRefused refused(int status) {
        return switch (status) {
            case INVALID_PASSWORD -> new LoginRefused(status, true, "password");
            case INVALID_SYSTEM_ID -> new LoginRefused(status, true, "system id");
            case 0x53 -> new LoginRefused(status, true, "system type");
            case 0x05 -> new LoginRefused(status, false, "bound already");
            default -> new LoginRefused(status, false, "bind failed");
        };
    }
}
