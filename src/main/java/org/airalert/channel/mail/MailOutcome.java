package org.airalert.channel.mail;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** What a relay's answer means, or that there was none (RFC 5321, 4.2; log in: RFC 4954, 6). */
final class MailOutcome {
    /** Syntax error; also what the client makes of a line that is not SMTP. Neither says anything about the recipient. */
    private static final int NOT_UNDERSTOOD = 500;

    private static final int DETAIL_CHARS = 300;
    /** Authentication required, too weak, invalid, or only with encryption. */
    private static final Set<Integer> LOG_IN = Set.of(530, 534, 535, 538);

    private MailOutcome() {}

    /** @param place host and port, for messages */
    static Outcome of(Throwable failure, String place) {
        if (failure instanceof SMTPException smtp && smtp.getReplyCode() > 0) {
            return of(smtp);
        }
        if (failure instanceof TimeoutException) {
            return deferred(Reason.TIMED_OUT, place + ": no answer in time");
        }
        if (failure instanceof SSLException) {
            return deferred(Reason.NOT_AUTHORISED, place + ": TLS failed, " + name(failure));
        }
        if (failure instanceof UnknownHostException) {
            return deferred(Reason.UNREACHABLE, place + ": the name is not known");
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return deferred(Reason.UNREACHABLE, place + ": nobody listens");
        }
        if (failure instanceof ClosedChannelException || failure instanceof IOException) {
            return deferred(Reason.CONNECTION_LOST, place + ": the connection broke before the answer");
        }
        return deferred(Reason.BAD_ANSWER, place + ": the answer is not SMTP, " + name(failure));
    }

    private static Outcome of(SMTPException failure) {
        String answer = Integer.toString(failure.getReplyCode());
        String detail = plain(String.valueOf(failure.getReplyMessage()));
        if (failure.getReplyCode() == NOT_UNDERSTOOD) {
            return new Outcome.Deferred(Reason.BAD_ANSWER, answer, detail, null);
        }
        if (failure.isTransient()) {
            return new Outcome.Deferred(Reason.UNAVAILABLE, answer, detail, null);
        }
        return LOG_IN.contains(failure.getReplyCode())
                ? new Outcome.ChannelStopped(Reason.NOT_AUTHORISED, answer, detail)
                : new Outcome.Rejected(Reason.REFUSED, answer, detail);
    }

    private static Outcome deferred(Reason reason, String detail) {
        return new Outcome.Deferred(reason, "", detail, null);
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static String plain(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= DETAIL_CHARS ? plain : plain.substring(0, DETAIL_CHARS) + "…";
    }
}
