package org.airalert.channel.sms.cmpp;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.ConversationContract;
import org.airalert.channel.sms.Peer;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;

class CmppConversationTest extends ConversationContract {
    private static final Secret PASSWORD = Secret.of("p4ss-wrd");
    private static final String ACCOUNT = "901234";

    @Override
    protected Peer peer(Peer.Mood mood) throws Exception {
        return new CmppCorePeer(CmppVersion.V30, ACCOUNT, PASSWORD, mood);
    }

    @Override
    protected Transport transport(int port) {
        SmsLine line = SmsLine.plain("127.0.0.1", port, 2, 16);
        CmppSettings settings = new CmppSettings(line, CmppVersion.V30, ACCOUNT, PASSWORD, "AIR", "10690001");
        return new SmsTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(110)),
                settings,
                new CmppDialect(settings, InstantSource.fixed(Samples.NOW), ZoneId.of("Asia/Shanghai")),
                new SmsTransport.Reporting(true, this::keep, InstantSource.fixed(Samples.NOW), fault -> {}));
    }
}
