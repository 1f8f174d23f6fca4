package org.airalert.channel.http;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** What it means when no answer comes. Told in our own words: a foreign message may quote what was sent. */
final class HttpFailure {
    private static final int DEEPEST = 10;

    private HttpFailure() {}

    /** Raised for a connection that leads to an address that is not permitted. */
    static final class Forbidden extends IOException {
        private static final long serialVersionUID = 1L;

        Forbidden(String address) {
            super(address);
        }
    }

    /** Before the request was written: the receiver cannot have got it. */
    static Outcome connecting(Throwable failure, String place) {
        if (failure instanceof Forbidden) {
            return new Outcome.Rejected(
                    Reason.FORBIDDEN_ADDRESS,
                    "",
                    place + " leads to the address " + failure.getMessage() + ", which is not public");
        }
        if (failure instanceof SSLException) {
            return tls(failure, place);
        }
        return deferred(Reason.UNREACHABLE, place + ": " + unreachable(failure));
    }

    /** After the request was written: the receiver may have got it. */
    static Outcome answering(Throwable failure, String place) {
        if (failure instanceof TimeoutException) {
            return deferred(Reason.TIMED_OUT, place + ": no answer in time");
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            // TLS 1.3: that the receiver does not take our certificate comes to light after the handshake.
            return tls(failure, place);
        }
        boolean broken = failure instanceof IOException || failure instanceof VertxException;
        boolean garbled = failure instanceof DecoderException || failure.getCause() instanceof DecoderException;
        return broken && !garbled
                ? deferred(Reason.CONNECTION_LOST, place + ": the connection broke before the answer")
                : deferred(Reason.BAD_ANSWER, place + ": the answer is not HTTP");
    }

    private static Outcome tls(Throwable failure, String place) {
        if (failure instanceof SslHandshakeTimeoutException
                || failure.getCause() instanceof SslHandshakeTimeoutException) {
            return deferred(Reason.UNREACHABLE, place + ": the TLS handshake took too long");
        }
        return deferred(Reason.NOT_AUTHORISED, place + ": TLS failed, " + why(failure));
    }

    private static String why(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (cause instanceof CertificateExpiredException) {
                return "the certificate has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "the certificate is not valid yet";
            }
            if (cause instanceof CertPathBuilderException) {
                return "the certificate comes from no authority that is trusted";
            }
            if (cause instanceof CertificateException && cause.getCause() == null) {
                return "the certificate is not for this host";
            }
        }
        return failure.getClass().getSimpleName();
    }

    private static String unreachable(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "the name is not known";
        }
        if (failure instanceof NoRouteToHostException) {
            return "there is no way to the host";
        }
        if (failure instanceof TimeoutException) {
            return "no connection in time";
        }
        return failure instanceof ConnectException
                ? "nobody listens"
                : "no connection, " + failure.getClass().getSimpleName();
    }

    private static Outcome deferred(Reason reason, String detail) {
        return new Outcome.Deferred(reason, "", detail, null);
    }
}
