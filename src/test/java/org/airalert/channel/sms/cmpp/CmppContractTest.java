package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.time.ZoneId;
import org.airalert.channel.Samples;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.SmsTransportContract;

/** CMPP against a script, over TLS as well. */
class CmppContractTest extends SmsTransportContract {
    private static final String ACCOUNT = "901234";

    @Override
    protected Transport transport(Wish wish) {
        CmppSettings settings =
                new CmppSettings(wish.line(), CmppVersion.V30, ACCOUNT, wish.password(), "AIR", "10690001");
        return new SmsTransport(
                vertx,
                wish.pace(),
                settings,
                new CmppDialect(settings, InstantSource.fixed(Samples.NOW), ZoneId.of("Asia/Shanghai")),
                new SmsTransport.Reporting(true, wish.sink(), InstantSource.fixed(Samples.NOW), faults::add));
    }

    @Override
    protected CarrierDialect carrier() {
        return new CmppCarrier(CmppVersion.V30, ACCOUNT, PASSWORD);
    }

    @Override
    protected Buffer unknownCommand() {
        return Buffer.buffer().appendInt(12).appendInt(0x777).appendInt(9);
    }
}
