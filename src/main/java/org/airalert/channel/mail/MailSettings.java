package org.airalert.channel.mail;

import java.util.Locale;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.jspecify.annotations.Nullable;

/**
 * {@code mail:} of a channel file.
 *
 * @param host the relay
 * @param from sender's address, with or without a name: {@code 市环委会办公室 <alert@example.org>}
 * @param user empty for a relay that asks for no log in
 * @param password {@code null} with an empty user
 */
public record MailSettings(
        String host,
        int port,
        Tls tls,
        String from,
        String user,
        @Nullable Secret password) implements TransportSettings {
    public static final String KIND = "mail";

    /** How the connection to the relay is protected. */
    public enum Tls {
        NONE,
        /** Upgraded after the greeting, or not used at all (RFC 3207). */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        TLS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String addressKey() {
        return "mail";
    }

    @Override
    public Optional<String> endpoint() {
        return Optional.empty();
    }
}
