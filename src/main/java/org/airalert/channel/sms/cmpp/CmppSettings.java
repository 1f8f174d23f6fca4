package org.airalert.channel.sms.cmpp;

import java.time.Duration;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.jspecify.annotations.Nullable;

/**
 * {@code cmpp:} of a channel file.
 *
 * @param account {@code Source_Addr}, at most 6 characters
 * @param password {@code null} while it is not provided; the channel is not ready then
 * @param service {@code Service_Id}, at most 10 characters
 * @param sourceNumber shown on the phone, at most 21 digits
 * @param line how the connections are used
 */
public record CmppSettings(
        String host,
        int port,
        CmppVersion version,
        String account,
        @Nullable Secret password,
        String service,
        String sourceNumber,
        Line line)
        implements TransportSettings {
    public static final String KIND = "cmpp";

    /**
     * @param links connections at the same time, 1 or more
     * @param window submits without an answer on each; 16 in the protocol
     * @param idle after which a silent link is tested; 3 minutes in the protocol
     */
    public record Line(int links, int window, Duration idle) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String addressKey() {
        return "phone";
    }

    @Override
    public Optional<String> endpoint() {
        return Optional.empty();
    }

    String place() {
        return host + ":" + port;
    }
}
