package org.airalert.channel.sms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a carrier's gateway is and how its connections are used; the same for all protocols.
 *
 * @param links connections at the same time, 1 or more
 * @param window submits without an answer on each, 1 or more
 * @param numbers phones of one submit, 1 or more: messages with the same text that come together share a submit
 * @param idle after which a silent link is tested
 * @param tls {@code null} for a plain connection (a leased line or a tunnel)
 */
public record SmsLine(
        String host,
        int port,
        int links,
        int window,
        int numbers,
        Duration idle,
        @Nullable Tls tls) {
    /**
     * @param authorities certificates in PEM that vouch for the gateway's; {@code null} for those of the machine
     * @param host whether the certificate must name the gateway's host
     */
    public record Tls(@Nullable String authorities, boolean host) {}

    /** One number a submit, plain. */
    public static SmsLine plain(String host, int port, int links, int window) {
        return new SmsLine(host, port, links, window, 1, Duration.ofMinutes(3), null);
    }

    public SmsLine idle(Duration other) {
        return new SmsLine(host, port, links, window, numbers, other, tls);
    }

    public SmsLine numbers(int other) {
        return new SmsLine(host, port, links, window, other, idle, tls);
    }

    public SmsLine tls(Tls other) {
        return new SmsLine(host, port, links, window, numbers, idle, other);
    }

    String place() {
        return host + ":" + port;
    }
}
