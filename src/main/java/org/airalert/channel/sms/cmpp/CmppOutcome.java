package org.airalert.channel.sms.cmpp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** What an answer of a gateway means, or that there was none (results of submit: CMPP 3.0, 8.4.3.2). */
final class CmppOutcome {
    private CmppOutcome() {}

    /** {@code Msg_Id} as receipts and logs name it. */
    static String id(long messageId) {
        return String.format("%016x", messageId);
    }

    static Outcome of(SubmitAnswer answer) {
        String code = "CMPP " + answer.result();
        return switch (answer.result() < 0 || answer.result() > 13 ? -1 : (int) answer.result()) {
            case 0 -> new Outcome.Accepted(code, id(answer.messageId()));
            case 3 -> new Outcome.Deferred(Reason.SERVER_ERROR, code, "sequence number taken for a repeat", null);
            case 8 -> new Outcome.Deferred(Reason.THROTTLED, code, "flow control", null);
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
            default -> new Outcome.Deferred(Reason.SERVER_ERROR, code, "a code of the carrier's own", null);
        };
    }

    private static Outcome rejected(String code, String detail) {
        return new Outcome.Rejected(Reason.REFUSED, code, detail);
    }

    /** Wrong for every message of the account: they wait for a person instead of being lost one by one. */
    private static Outcome stopped(String code, String detail) {
        return new Outcome.ChannelStopped(
                Reason.REFUSED, code, detail + " is refused: the account's settings are wrong");
    }

    /** @param place host and port, for messages */
    static Outcome of(Throwable failure, String place) {
        if (failure instanceof LoginRefused refused) {
            String code = "CMPP login " + refused.status();
            return refused.isFinal()
                    ? new Outcome.ChannelStopped(Reason.NOT_AUTHORISED, code, place + ": log in refused")
                    : new Outcome.Deferred(Reason.UNAVAILABLE, code, place + ": log in refused", null);
        }
        if (failure instanceof CmppFault fault) {
            return deferred(Reason.BAD_ANSWER, place + ": not CMPP, " + fault.getMessage());
        }
        if (failure instanceof TimeoutException) {
            return deferred(Reason.TIMED_OUT, place + ": no answer in time");
        }
        if (failure instanceof UnknownHostException) {
            return deferred(Reason.UNREACHABLE, place + ": the name is not known");
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return deferred(Reason.UNREACHABLE, place + ": nobody listens");
        }
        if (failure instanceof IOException) {
            return deferred(Reason.CONNECTION_LOST, place + ": the connection broke before the answer");
        }
        return deferred(Reason.BAD_ANSWER, place + ": " + failure.getClass().getSimpleName());
    }

    private static Outcome deferred(Reason reason, String detail) {
        return new Outcome.Deferred(reason, "", detail, null);
    }

    /** One outcome for all parts of a message: the worst one; that of the last part when all were taken. */
    static Outcome worst(List<Outcome> parts) {
        Outcome worst = parts.get(parts.size() - 1);
        for (Outcome part : parts) {
            worst = weight(part) > weight(worst) ? part : worst;
        }
        return worst;
    }

    private static int weight(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return 0;
        }
        if (outcome instanceof Outcome.Deferred) {
            return 1;
        }
        return outcome instanceof Outcome.Rejected ? 2 : 3;
    }
}
