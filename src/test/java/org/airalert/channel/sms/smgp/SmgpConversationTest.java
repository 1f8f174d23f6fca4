package org.airalert.channel.sms.smgp;

import java.time.Duration;
import java.time.InstantSource;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.ConversationContract;
import org.airalert.channel.sms.Peer;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;

class SmgpConversationTest extends ConversationContract {
    private static final Secret PASSWORD = Secret.of("p4ss-wrd");

    @Override
    protected Peer peer(Peer.Mood mood) throws Exception {
        return new SmgpCorePeer("12345678", PASSWORD, mood);
    }

    @Override
    protected Transport transport(int port) {
        SmgpSettings settings = SmgpTransportTest.settings(SmsLine.plain("127.0.0.1", port, 2, 16), PASSWORD);
        return new SmsTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(110)),
                settings,
                SmgpTransportTest.dialect(settings),
                new SmsTransport.Reporting(true, this::keep, InstantSource.fixed(Samples.NOW), fault -> {}));
    }
}
