package org.airalert.app.config;

import static org.airalert.app.config.SmsLineReader.fitting;

import java.time.Duration;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.sms.smgp.SmgpSettings;

/** {@code smgp:} of a channel file. */
final class SmgpReader implements TransportReader {
    /** Port and times of SMGP 3.0.3, chapter 4. */
    private static final SmsLineReader LINE = new SmsLineReader(8890, 16, 100, Duration.ofMinutes(3));

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        return new SmgpSettings(
                LINE.read(map, secrets),
                fitting(map, "account", map.required("account"), 8),
                SmsLineReader.password(map, secrets),
                fitting(map, "service", map.text("service", ""), 10),
                fitting(map, "source", map.text("source", ""), 8),
                fitting(map, "sourceNumber", map.required("sourceNumber"), 21));
    }
}
