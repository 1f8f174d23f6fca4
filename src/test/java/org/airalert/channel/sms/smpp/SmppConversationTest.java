package org.airalert.channel.sms.smpp;

import java.time.Duration;
import java.time.InstantSource;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.ConversationContract;
import org.airalert.channel.sms.Peer;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;

class SmppConversationTest extends ConversationContract {
    static final Secret PASSWORD = Secret.of("p4ss-wrd");

    @Override
    protected Peer peer(Peer.Mood mood) throws Exception {
        return new SmppCorePeer("airalert", PASSWORD, mood);
    }

    @Override
    protected Transport transport(int port) {
        SmppSettings settings = SmppTransportTest.settings(SmsLine.plain("127.0.0.1", port, 2, 16), PASSWORD);
        return new SmsTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(110)),
                settings,
                new SmppDialect(settings),
                new SmsTransport.Reporting(true, this::keep, InstantSource.fixed(Samples.NOW), fault -> {}));
    }
}
