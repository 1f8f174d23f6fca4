package org.airalert.channel.sms;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** What it means that there was no answer, and what the answers of several parts mean together. */
public final class SmsOutcome {
    private SmsOutcome() {}

    /** Never, for this message. */
    public static Outcome rejected(String code, String detail) {
        return new Outcome.Rejected(Reason.REFUSED, code, detail);
    }

    /** Wrong for every message of the account: they wait for a person instead of being lost one by one. */
    public static Outcome stopped(String code, String detail) {
        return new Outcome.ChannelStopped(
                Reason.REFUSED, code, detail + " is refused: the account's settings are wrong");
    }

    /** Flow control. */
    public static Outcome throttled(String code, String detail) {
        return new Outcome.Deferred(Reason.THROTTLED, code, detail, null);
    }

    /** The carrier's own trouble. */
    public static Outcome later(String code, String detail) {
        return new Outcome.Deferred(Reason.SERVER_ERROR, code, detail, null);
    }

    /** @param place host and port, for messages */
    static Outcome of(Throwable failure, String protocol, String place) {
        if (failure instanceof LoginRefused refused) {
            String code = protocol + " login " + refused.status();
            String detail = place + ": " + refused.getMessage();
            return refused.isLasting()
                    ? new Outcome.ChannelStopped(Reason.NOT_AUTHORISED, code, detail)
                    : new Outcome.Deferred(Reason.UNAVAILABLE, code, detail, null);
        }
        if (failure instanceof WireFault fault) {
            return deferred(Reason.BAD_ANSWER, place + ": not " + protocol + ", " + fault.getMessage());
        }
        if (failure instanceof TimeoutException) {
            return deferred(Reason.TIMED_OUT, place + ": no answer in time");
        }
        if (failure instanceof SSLException) {
            return deferred(Reason.NOT_AUTHORISED, place + ": TLS failed, " + tls(failure));
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

    /** In words that a person can act on; nothing of the certificate's own text. */
    static String tls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "the carrier's certificate has expired";
            }
        }
        return failure.getClass().getSimpleName();
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
