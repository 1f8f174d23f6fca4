package org.airalert.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Dialect;
import org.airalert.channel.sms.Peer;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.SmsTransportContract;
import org.airalert.channel.sms.SmsWire.Alphabet;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmppTransportTest extends SmsTransportContract {
    static final Dialect DIALECT = new SmppDialect(settings(SmsLine.plain("127.0.0.1", 1, 1, 1), PASSWORD));
    private Alphabet alphabet = Alphabet.GSM7;
    private boolean decimal;

    static SmppSettings settings(SmsLine line, Secret password) {
        return settings(line, password, Alphabet.GSM7, false);
    }

    private static SmppSettings settings(SmsLine line, Secret password, Alphabet alphabet, boolean decimal) {
        SmppSettings.Addresses addresses = new SmppSettings.Addresses("10690001", 0, 0, 1, 1);
        return new SmppSettings(line, "airalert", password, "", "", addresses, alphabet, decimal);
    }

    @Override
    protected Transport transport(Wish wish) {
        SmppSettings settings = settings(wish.line(), wish.password(), alphabet, decimal);
        return new SmsTransport(
                vertx,
                wish.pace(),
                settings,
                new SmppDialect(settings),
                new SmsTransport.Reporting(true, wish.sink(), InstantSource.fixed(Samples.NOW), faults::add));
    }

    @Override
    protected CarrierDialect carrier() {
        return new SmppCarrier("airalert", PASSWORD);
    }

    @Override
    protected Buffer unknownCommand() {
        return Buffer.buffer().appendInt(16).appendInt(0x777).appendInt(0).appendInt(9);
    }

    @Override
    protected int mostNumbers() {
        return 1;
    }

    @Test
    void letters_of_the_gsm_alphabet_go_out_unpacked_with_data_coding_0() throws Exception {
        Said.Submit submit = sent("Orange [alert] £5 @ 100€");

        assertThat(submit.format()).isZero();
        // 3GPP TS 23.038: @ is 00, £ 01, the escape 1B before [ 3C, ] 3E and € 65.
        assertThat(submit.content())
                .isEqualTo(Buffer.buffer("Orange ")
                        .appendBytes(new byte[] {0x1b, 0x3c})
                        .appendString("alert")
                        .appendBytes(new byte[] {0x1b, 0x3e})
                        .appendString(" ")
                        .appendByte((byte) 1)
                        .appendString("5 ")
                        .appendByte((byte) 0)
                        .appendString(" 100")
                        .appendBytes(new byte[] {0x1b, 0x65}));
    }

    @Test
    void an_smsc_that_takes_ascii_gets_other_letters_as_ucs_2() throws Exception {
        alphabet = Alphabet.ASCII;

        assertThat(sent("Orange [alert]").content()).isEqualTo(Buffer.buffer("Orange [alert]"));
        assertThat(sent("£5").format()).isEqualTo(8);
    }

    private Said.Submit sent(String text) throws Exception {
        List<Said.Submit> submits = new CopyOnWriteArrayList<>();
        scripted((line, frame, submit) -> {
            submits.add(submit);
            take(line, frame, submit);
        });
        Transport transport = patient();
        onContext(() -> transport.send(dispatch("r1", text)));
        return submits.get(0);
    }

    @Test
    void a_receipt_that_names_its_message_in_decimal_is_joined_where_the_channel_says_so() throws Exception {
        decimal = true;
        scripted((line, frame, submit) -> {
            line.write(frame.reply(new SmppMessage.SubmitAnswer(0, "00FF")));
            SmppMessage.Address number = new SmppMessage.Address(1, 1, "13800138000");
            line.ask(
                    99,
                    new SmppMessage.Deliver(
                            new SmppMessage.Body(
                                    "",
                                    number,
                                    number,
                                    SmppMessage.Body.RECEIPT,
                                    0,
                                    0,
                                    Buffer.buffer("id:255 stat:DELIVRD err:000")),
                            "",
                            0));
        });

        Outcome outcome = onContext(() -> patient().send(dispatch("r1")));

        assertThat(((Outcome.Accepted) outcome).providerId()).isEqualTo("ff");
        eventually(() -> receipts.size() == 1);
        assertThat(receipts.get(0).deliveryId()).isEqualTo("dl-r1");
    }

    @Test
    void a_generic_nack_answers_a_submit() throws Exception {
        scripted((line, frame, submit) -> line.write(frame.reply(new SmppMessage.GenericNack(2))));

        assertThat(onContext(() -> patient().send(dispatch("r1")))).isInstanceOf(Outcome.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0x01,Rejected",
        "0x02,Rejected",
        "0x03,Rejected",
        "0x04,Deferred",
        "0x06,ChannelStopped",
        "0x08,Deferred",
        "0x0a,ChannelStopped",
        "0x0b,Rejected",
        "0x14,Deferred",
        "0x15,ChannelStopped",
        "0x43,ChannelStopped",
        "0x45,Deferred",
        "0x48,ChannelStopped",
        "0x50,ChannelStopped",
        "0x58,Deferred",
        "0x64,Deferred",
        "0x66,Rejected",
        "0xff,Deferred",
        "0x400,Deferred"
    })
    void every_status_of_a_submit_has_an_outcome(String status, String kind) {
        WireFrame answer = new WireFrame(1, new SmppMessage.SubmitAnswer(Integer.decode(status), ""));

        assertThat(DIALECT.outcome(answer).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void a_long_message_arrives_whole_at_the_core_peer_and_its_reports_are_one_receipt() throws Exception {
        arrivesWhole(new SmppCorePeer("airalert", PASSWORD, Peer.GOOD));
    }

    @Test
    void a_long_message_arrives_whole_at_the_jsmpp_peer_and_its_reports_are_one_receipt() throws Exception {
        arrivesWhole(new JsmppPeer("airalert", PASSWORD, Peer.GOOD));
    }

    private void arrivesWhole(Peer peer) throws Exception {
        port = peer.port();
        Transport transport =
                opened(transport(new Wish(line().idle(Duration.ofMinutes(1)), PATIENT, PASSWORD, this::keep)));
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

    @Test
    void the_jsmpp_peer_refuses_a_wrong_password_and_the_channel_stops() throws Exception {
        assertThat(withWrongPassword(new JsmppPeer("airalert", PASSWORD, Peer.GOOD)))
                .isInstanceOf(Outcome.ChannelStopped.class);
    }

    /** It says ESME_RBINDFAIL, which may be anything: tried again. */
    @Test
    void the_core_peer_refuses_a_wrong_password_in_words_that_may_pass() throws Exception {
        Outcome outcome = withWrongPassword(new SmppCorePeer("airalert", PASSWORD, Peer.GOOD));

        assertThat(reason(outcome)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(outcome.answer()).isEqualTo("SMPP login 13");
    }

    private Outcome withWrongPassword(Peer peer) throws Exception {
        port = peer.port();
        Transport transport = opened(transport(new Wish(line(), PATIENT, Secret.of("wrong"), this::keep)));
        try {
            return onContext(() -> transport.send(dispatch("r1")));
        } finally {
            peer.stop();
        }
    }
}
