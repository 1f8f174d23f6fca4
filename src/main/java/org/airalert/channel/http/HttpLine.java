package org.airalert.channel.http;

import java.time.Duration;
import java.util.List;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How a channel's requests travel, whatever stands in them.
 *
 * @param allowPrivate networks ({@code 10.1.0.0/16}) whose addresses may be called although they are not public
 * @param maxAnswerBytes more than this of an answer is not read
 */
public record HttpLine(List<String> allowPrivate, int maxAnswerBytes, Version version, Phases phases, Tls tls) {
    public HttpLine {
        allowPrivate = List.copyOf(allowPrivate);
    }

    /** HTTP/1.1 with the certificates that this Java trusts, and no limits of time but the channel's. */
    public static HttpLine plain(List<String> allowPrivate, int maxAnswerBytes) {
        return new HttpLine(allowPrivate, maxAnswerBytes, Version.HTTP_1_1, Phases.UNLIMITED, Tls.DEFAULT);
    }

    /** What is spoken. */
    public enum Version {
        HTTP_1_1("1.1"),
        /** Offered over TLS (ALPN, RFC 9113, 3.2); a server that does not take it, and http URLs, get HTTP/1.1. */
        HTTP_2("2"),
        /** HTTP/2 also without TLS, with prior knowledge (RFC 9113, 3.3). */
        H2C("h2c");

        private final String word;

        Version(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Limits within those of the channel, which are {@code connectTimeout} until a connection stands and {@code answerTimeout} from then until
     * the whole answer is there.
     *
     * @param tls from the TCP connection to the end of the TLS handshake; zero for no limit of its own
     * @param firstByte from the written request to the first line of the answer; zero for no limit of its own
     */
    public record Phases(Duration tls, Duration firstByte) {
        public static final Phases UNLIMITED = new Phases(Duration.ZERO, Duration.ZERO);

        long tlsMillis(Pace pace) {
            return within(tls, pace.connectTimeout());
        }

        long firstByteMillis(Pace pace) {
            return within(firstByte, pace.answerTimeout());
        }

        private static long within(Duration limit, Duration outer) {
            return limit.isZero() || limit.compareTo(outer) > 0 ? outer.toMillis() : limit.toMillis();
        }
    }

    /**
     * Certificates in PEM.
     *
     * @param authorities that alone are trusted; empty for those that this Java trusts
     * @param certificate that the gateway shows, with its chain; empty for none
     * @param key of that certificate (PKCS #8); {@code null} for none
     */
    public record Tls(
            String authorities,
            String certificate,
            @Nullable Secret key) {
        public static final Tls DEFAULT = new Tls("", "", null);
    }
}
