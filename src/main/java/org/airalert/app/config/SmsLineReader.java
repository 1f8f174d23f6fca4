package org.airalert.app.config;

import java.time.Duration;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.SmsLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads what all carriers' protocols have: where the gateway is and how its connections are used.
 *
 * @param port of the protocol
 * @param window submits without an answer that the protocol advises
 * @param numbers most phones that a submit of it takes
 * @param idle after which a silent link is tested
 */
record SmsLineReader(int port, int window, int numbers, Duration idle) {
    private static final int MOST_LINKS = 64;
    private static final int WIDEST_WINDOW = 1000;

    SmsLine read(YamlMap map, TransportReader.Secrets secrets) {
        Duration silence = map.duration("idle", idle);
        if (silence.isZero()) {
            map.fault("idle", "0 (expected: a time longer than nothing)");
        }
        return new SmsLine(
                some(map.required("host")),
                map.number("port", port, 1, 65_535),
                map.number("links", 1, 1, MOST_LINKS),
                map.number("window", window, 1, WIDEST_WINDOW),
                map.number("numbers", 1, 1, numbers),
                silence,
                tls(map, secrets));
    }

    private static SmsLine.@Nullable Tls tls(YamlMap map, TransportReader.Secrets secrets) {
        boolean wanted = map.flag("tls", false);
        boolean host = map.flag("tlsHostName", true);
        Optional<String> authorities =
                map.has("tlsAuthorities") ? secrets.document(map, "tlsAuthorities") : Optional.empty();
        if (authorities.isPresent() && !authorities.get().contains("-----BEGIN CERTIFICATE-----")) {
            map.fault("tlsAuthorities", "no certificate in it (expected: a file in PEM)");
        }
        return wanted ? new SmsLine.Tls(authorities.orElse(null), host) : null;
    }

    static String some(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** {@code null} while it is not provided. */
    static @Nullable Secret password(YamlMap map, TransportReader.Secrets secrets) {
        String reference = map.required("password");
        return reference == null
                ? null
                : secrets.find(map, "password", reference).orElse(null);
    }

    /** Fields have a fixed width and carry ASCII. */
    static String fitting(YamlMap map, String key, @Nullable String text, int width) {
        String value = some(text);
        if (value.length() > width || !value.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            map.fault(key, value + " (expected: at most " + width + " ASCII characters)");
        }
        return value;
    }
}
