package org.airalert.app.config;

import static org.airalert.app.config.SmsLineReader.fitting;

import java.time.Duration;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.sms.sgip.SgipSettings;
import org.jspecify.annotations.Nullable;

/** {@code sgip:} of a channel file. */
final class SgipReader implements TransportReader {
    /** Port, window and the time after which a silent connection is closed (SGIP 1.2, 3.1). */
    private static final SmsLineReader LINE = new SmsLineReader(8801, 32, 100, Duration.ofSeconds(50));

    private static final long HIGHEST_NODE = 0xffff_ffffL;

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        String account = fitting(map, "account", map.required("account"), 16);
        Secret password = SmsLineReader.password(map, secrets);
        return new SgipSettings(
                LINE.read(map, secrets),
                account,
                password,
                map.parsed("node", 0L, SgipReader::node),
                fitting(map, "corpId", map.required("corpId"), 5),
                fitting(map, "service", map.text("service", ""), 10),
                fitting(map, "sourceNumber", map.required("sourceNumber"), 21),
                listener(map, secrets, account, password));
    }

    private static long node(String text) {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > HIGHEST_NODE) {
            throw new IllegalArgumentException(text + " (expected: 1 to 4294967295)");
        }
        return Long.parseLong(text);
    }

    /** The carrier logs in with the same account and password unless others are agreed. */
    private static SgipSettings.Listener listener(
            YamlMap map, Secrets secrets, String account, @Nullable Secret password) {
        if (!map.has("node")) {
            map.fault("node", "missing (expected: 1 to 4294967295)");
        }
        Secret own = map.has("listenPassword")
                ? secrets.find(map, "listenPassword", map.text("listenPassword", ""))
                        .orElse(null)
                : password;
        return new SgipSettings.Listener(
                map.text("listenHost", "0.0.0.0"),
                map.number("listenPort", LINE.port(), 1, 65_535),
                fitting(map, "listenAccount", map.text("listenAccount", account), 16),
                own,
                map.number("listenConnections", 8, 1, 64));
    }
}
