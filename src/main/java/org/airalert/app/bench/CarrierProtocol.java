package org.airalert.app.bench;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.airalert.app.CarrierTransports;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsSettings;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.SmsWire;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.cmpp.CmppVersion;
import org.airalert.channel.sms.sgip.SgipSettings;
import org.airalert.channel.sms.smgp.SmgpSettings;
import org.airalert.channel.sms.smpp.SmppSettings;
import org.airalert.sandbox.CarrierKind;

/** The protocols that can be measured: both sides of each, for one account. The words are those of {@code --protocol}. */
enum CarrierProtocol {
    cmpp2,
    cmpp3,
    sgip,
    smgp,
    smpp;

    private static final String ACCOUNT = "901234";
    private static final String SOURCE = "10690001";
    private static final Secret PASSWORD = Secret.of("p4ss-wrd");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long NODE = 3_037_101_234L;

    /** How the gateway under test reaches the carrier, and where that reports when it makes the connection. */
    record Way(SmsLine line, int reportPort) {}

    CarrierDialect carrier() {
        return CarrierKind.of(name()).dialect(ACCOUNT, PASSWORD);
    }

    /** The settings by which a channel file would ask for it. */
    SmsSettings settings(Way way) {
        SmsLine line = way.line();
        return switch (this) {
            case cmpp2 -> new CmppSettings(line, CmppVersion.V20, ACCOUNT, PASSWORD, "AIR", SOURCE);
            case cmpp3 -> new CmppSettings(line, CmppVersion.V30, ACCOUNT, PASSWORD, "AIR", SOURCE);
            case sgip -> sgip(way);
            case smgp -> new SmgpSettings(line, ACCOUNT, PASSWORD, "AIR", "", SOURCE);
            case smpp -> {
                SmppSettings.Addresses addresses = new SmppSettings.Addresses(SOURCE, 0, 0, 1, 1);
                yield new SmppSettings(line, ACCOUNT, PASSWORD, "", "", addresses, SmsWire.Alphabet.GSM7, false);
            }
        };
    }

    Transport transport(Vertx vertx, Pace pace, SmsSettings settings, SmsTransport.Reporting reporting) {
        return new CarrierTransports(vertx, ZONE, Clock.systemUTC(), reporting).of(pace, settings);
    }

    private static SgipSettings sgip(Way way) {
        SgipSettings.Listener listener = new SgipSettings.Listener("127.0.0.1", way.reportPort(), ACCOUNT, PASSWORD, 4);
        return new SgipSettings(way.line(), ACCOUNT, PASSWORD, NODE, "01234", "AIR", SOURCE, listener);
    }

    /** Long enough that nothing is closed while it is measured. */
    static SmsLine line(int port, int links, int window) {
        return SmsLine.plain("127.0.0.1", port, links, window).idle(Duration.ofMinutes(5));
    }
}
