package org.airalert.app.config;

import java.time.Duration;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.cmpp.CmppVersion;
import org.jspecify.annotations.Nullable;

/** {@code cmpp:} of a channel file. */
final class CmppReader implements TransportReader {
    /** For long connections (CMPP 3.0, 5.3). */
    private static final int PORT = 7890;

    private static final int WINDOW = 16;
    private static final Duration IDLE = Duration.ofMinutes(3);

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        String password = map.required("password");
        return new CmppSettings(
                some(map.required("host")),
                map.number("port", PORT, 1, 65_535),
                map.parsed("version", CmppVersion.V30, CmppReader::version),
                fitting(map, "account", map.required("account"), 6),
                password == null
                        ? null
                        : secrets.find(map, "password", password).orElse(null),
                fitting(map, "service", map.text("service", ""), 10),
                fitting(map, "sourceNumber", map.required("sourceNumber"), 21),
                line(map));
    }

    private static CmppSettings.Line line(YamlMap map) {
        Duration idle = map.duration("idle", IDLE);
        if (idle.isZero()) {
            map.fault("idle", "0 (expected: a time longer than nothing)");
        }
        return new CmppSettings.Line(map.number("links", 1, 1, 64), map.number("window", WINDOW, 1, 1000), idle);
    }

    private static String some(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Fields have a fixed width and carry ASCII. */
    private static String fitting(YamlMap map, String key, @Nullable String text, int width) {
        String value = some(text);
        if (value.length() > width || !value.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            map.fault(key, value + " (expected: at most " + width + " ASCII characters)");
        }
        return value;
    }

    private static CmppVersion version(String text) {
        for (CmppVersion version : CmppVersion.values()) {
            if (version.word().equals(text)) {
                return version;
            }
        }
        throw new IllegalArgumentException(text + " (expected: 2.0 or 3.0)");
    }
}
