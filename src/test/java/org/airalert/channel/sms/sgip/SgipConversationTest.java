package org.airalert.channel.sms.sgip;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.time.InstantSource;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.ConversationContract;
import org.airalert.channel.sms.Peer;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;

class SgipConversationTest extends ConversationContract {
    private static final Secret PASSWORD = Secret.of("p4ss-wrd");
    private SgipCorePeer peer;

    @Override
    protected Peer peer(Peer.Mood mood) throws Exception {
        peer = new SgipCorePeer("airalert", PASSWORD, mood);
        return peer;
    }

    @Override
    protected Transport transport(int port) {
        SgipTransport transport = new SgipTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(110)),
                SgipTransportTest.dialect(
                        SgipTransportTest.settings(SmsLine.plain("127.0.0.1", port, 2, 32), PASSWORD, 0)),
                new SmsTransport.Reporting(true, this::keep, InstantSource.fixed(Samples.NOW), fault -> {}));
        try {
            int reports = 0;
            while (reports == 0) {
                reports = transport.port().await(10, SECONDS);
            }
            peer.reportTo(reports);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return transport;
    }
}
