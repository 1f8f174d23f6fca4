package org.airalert.app.config;

import static org.airalert.app.config.SmsLineReader.fitting;

import java.time.Duration;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.sms.SmsWire.Alphabet;
import org.airalert.channel.sms.smpp.SmppSettings;

/** {@code smpp:} of a channel file. */
final class SmppReader implements TransportReader {
    /** The port that IANA has for SMPP; the link test is left to the two sides (SMPP 3.4, 7.2: enquire_link_timer). */
    private static final SmsLineReader LINE = new SmsLineReader(2775, 16, 1, Duration.ofMinutes(1));

    private static final int HIGHEST_TON = 6;
    private static final int HIGHEST_NPI = 18;

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        return new SmppSettings(
                LINE.read(map, secrets),
                fitting(map, "systemId", map.required("systemId"), 15),
                SmsLineReader.password(map, secrets),
                fitting(map, "systemType", map.text("systemType", ""), 12),
                fitting(map, "service", map.text("service", ""), 5),
                addresses(map),
                map.parsed("alphabet", Alphabet.GSM7, SmppReader::alphabet),
                map.parsed("receiptIds", false, SmppReader::decimal));
    }

    private static SmppSettings.Addresses addresses(YamlMap map) {
        return new SmppSettings.Addresses(
                fitting(map, "sourceNumber", map.required("sourceNumber"), 20),
                map.number("sourceTon", 0, 0, HIGHEST_TON),
                map.number("sourceNpi", 0, 0, HIGHEST_NPI),
                map.number("destinationTon", 1, 0, HIGHEST_TON),
                map.number("destinationNpi", 1, 0, HIGHEST_NPI));
    }

    private static Alphabet alphabet(String text) {
        return switch (text) {
            case "gsm7" -> Alphabet.GSM7;
            case "ascii" -> Alphabet.ASCII;
            default -> throw new IllegalArgumentException(text + " (expected: gsm7 or ascii)");
        };
    }

    private static boolean decimal(String text) {
        return switch (text) {
            case "same" -> false;
            case "decimal" -> true;
            default -> throw new IllegalArgumentException(text + " (expected: same or decimal)");
        };
    }
}
