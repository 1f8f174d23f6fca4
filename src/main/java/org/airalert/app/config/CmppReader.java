package org.airalert.app.config;

import static org.airalert.app.config.SmsLineReader.fitting;

import java.time.Duration;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.cmpp.CmppVersion;

/** {@code cmpp:} of a channel file. */
final class CmppReader implements TransportReader {
    /** The port is that of long connections (CMPP 3.0, 7.3). */
    private static final SmsLineReader LINE = new SmsLineReader(7890, 16, 99, Duration.ofMinutes(3));

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        return new CmppSettings(
                LINE.read(map, secrets),
                map.parsed("version", CmppVersion.V30, CmppReader::version),
                fitting(map, "account", map.required("account"), 6),
                SmsLineReader.password(map, secrets),
                fitting(map, "service", map.text("service", ""), 10),
                fitting(map, "sourceNumber", map.required("sourceNumber"), 21));
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
