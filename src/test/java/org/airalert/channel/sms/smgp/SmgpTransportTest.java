package org.airalert.channel.sms.smgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.time.ZoneId;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Dialect;
import org.airalert.channel.sms.Peer;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.SmsTransportContract;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmgpTransportTest extends SmsTransportContract {
    static final Dialect DIALECT = dialect(settings(SmsLine.plain("127.0.0.1", 1, 1, 1), PASSWORD));

    static SmgpSettings settings(SmsLine line, Secret password) {
        return new SmgpSettings(line, "12345678", password, "AIR", "", "10690001");
    }

    static Dialect dialect(SmgpSettings settings) {
        return new SmgpDialect(settings, InstantSource.fixed(Samples.NOW), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    protected Transport transport(Wish wish) {
        SmgpSettings settings = settings(wish.line(), wish.password());
        return new SmsTransport(
                vertx,
                wish.pace(),
                settings,
                dialect(settings),
                new SmsTransport.Reporting(true, wish.sink(), InstantSource.fixed(Samples.NOW), faults::add));
    }

    @Override
    protected CarrierDialect carrier() {
        return new SmgpCarrier("12345678", PASSWORD);
    }

    @Override
    protected Buffer unknownCommand() {
        return Buffer.buffer().appendInt(12).appendInt(0x777).appendInt(9);
    }

    @Override
    protected int mostNumbers() {
        return 100;
    }

    @ParameterizedTest
    @CsvSource({
        "1,Deferred",
        "2,Deferred",
        "10,Rejected",
        "11,Rejected",
        "12,Deferred",
        "21,ChannelStopped",
        "30,ChannelStopped",
        "33,ChannelStopped",
        "34,Rejected",
        "36,Rejected",
        "39,Deferred",
        "43,ChannelStopped",
        "46,ChannelStopped",
        "47,Rejected",
        "48,ChannelStopped",
        "69,ChannelStopped",
        "74,Deferred",
        "75,Deferred",
        "76,ChannelStopped",
        "112,Deferred",
        "4294967295,Deferred"
    })
    void every_status_of_a_submit_has_an_outcome(long status, String kind) {
        WireFrame answer = new WireFrame(1, new SmgpMessage.SubmitAnswer("00".repeat(10), status));

        assertThat(DIALECT.outcome(answer).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void a_long_message_arrives_whole_at_the_peer_and_its_reports_are_one_receipt() throws Exception {
        Peer peer = new SmgpCorePeer("12345678", PASSWORD, Peer.GOOD);
        port = peer.port();
        Transport transport = patient();
        String text = "【市环委会办公室】" + "重污染天气橙色预警，请减少外出。".repeat(12);

        Outcome outcome = onContext(() -> transport.send(dispatch("r1", text)));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        eventually(() ->
                receipts.size() == 1 && peer.reportsTaken() == 3 && peer.texts().size() == 1);
        assertThat(peer.submits()).isEqualTo(3);
        assertThat(peer.texts()).containsExactly(text);
        assertThat(receipts.get(0).deliveryId()).isEqualTo("dl-r1");
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.DELIVERED);
        peer.stop();
    }

    /** It says 3, which the protocol has for a timeout: tried again. */
    @Test
    void the_peer_refuses_a_wrong_password_in_words_that_may_pass() throws Exception {
        Peer peer = new SmgpCorePeer("12345678", PASSWORD, Peer.GOOD);
        port = peer.port();
        Transport transport = opened(transport(new Wish(line(), PATIENT, Secret.of("wrong"), this::keep)));

        Outcome outcome = onContext(() -> transport.send(dispatch("r1")));

        assertThat(reason(outcome)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(outcome.answer()).isEqualTo("SMGP login 3");
        peer.stop();
    }
}
