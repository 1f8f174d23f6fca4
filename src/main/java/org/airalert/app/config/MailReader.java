package org.airalert.app.config;

import java.util.Locale;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.mail.MailSettings;
import org.airalert.channel.mail.MailSettings.Tls;

/** {@code mail:} of a channel file. */
final class MailReader implements TransportReader {
    private static final int SUBMISSION_PORT = 587;

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        String host = map.required("host");
        String from = map.required("from");
        Optional<Secret> password =
                map.has("password") ? secrets.find(map, "password", map.text("password", "")) : Optional.empty();
        String user = map.text("user", "");
        if (user.isEmpty() == map.has("password")) {
            map.fault("user", "user and password go together");
        }
        return new MailSettings(
                host == null ? "" : host,
                map.number("port", SUBMISSION_PORT, 1, 65_535),
                map.parsed("tls", Tls.STARTTLS, MailReader::tls),
                from == null ? "" : from,
                user,
                password.orElse(null));
    }

    private static Tls tls(String text) {
        for (Tls tls : Tls.values()) {
            if (tls.word().equals(text)) {
                return tls;
            }
        }
        throw new IllegalArgumentException(text.toLowerCase(Locale.ROOT) + " (expected: none, starttls or tls)");
    }
}
