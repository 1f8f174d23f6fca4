package org.airalert.channel.sms.sgip;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.CarrierDialect.Fate;
import org.airalert.channel.sms.Dialect;
import org.airalert.channel.sms.LinkFault;
import org.airalert.channel.sms.Peer;
import org.airalert.channel.sms.ScriptedCarrier;
import org.airalert.channel.sms.ScriptedCarrier.Line;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.SmsTransportContract;
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Bind;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireFrames;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports come over a connection that the carrier makes. */
class SgipTransportTest extends SmsTransportContract {
    private static final String ACCOUNT = "airalert";
    static final Dialect DIALECT = dialect(settings(SmsLine.plain("127.0.0.1", 1, 1, 1), PASSWORD, 1));

    private final List<WireFrame> inwardAnswers = new CopyOnWriteArrayList<>();
    private int reportPort;
    private Inward reporting;

    static SgipSettings settings(SmsLine line, Secret password, int listenPort) {
        return new SgipSettings(
                line,
                ACCOUNT,
                password,
                3_037_101_234L,
                "01234",
                "AIR",
                "10690001",
                new SgipSettings.Listener("127.0.0.1", listenPort, ACCOUNT, PASSWORD, 2));
    }

    static SgipDialect dialect(SgipSettings settings) {
        return new SgipDialect(settings, InstantSource.fixed(Samples.NOW), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    protected Transport transport(Wish wish) {
        SgipTransport transport = new SgipTransport(
                vertx,
                wish.pace(),
                dialect(settings(wish.line(), wish.password(), 0)),
                new SmsTransport.Reporting(true, wish.sink(), InstantSource.fixed(Samples.NOW), faults::add));
        reportPort = 0;
        try {
            eventually(() -> {
                transport.port().onSuccess(found -> reportPort = found);
                return reportPort > 0;
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return transport;
    }

    @Override
    protected CarrierDialect carrier() {
        return new SgipCarrier(ACCOUNT, PASSWORD);
    }

    @Override
    protected Buffer unknownCommand() {
        return Buffer.buffer().appendInt(20).appendInt(0x777).appendLong(1).appendInt(9);
    }

    @Override
    protected boolean standing() {
        return false;
    }

    @Override
    protected int mostNumbers() {
        return 100;
    }

    @Override
    protected void report(Line line, WireFrame submit, long id, Fate fate) {
        if (reporting == null) {
            reporting = inward(PASSWORD);
        }
        reporting.ask(carrier().report(submit, id, fate));
    }

    @Override
    protected long reportAnswers(ScriptedCarrier carrier) {
        return inwardAnswers.stream()
                .filter(frame -> frame.message().equals(Answer.to(SgipMessage.REPORT, 0)))
                .count();
    }

    /** The carrier's connection to us: logs in, then says what it is told to. */
    private Inward inward(Secret password) {
        return new Inward(vertx, reportPort, new Bind(Bind.TO_SENDER, ACCOUNT, password.reveal()));
    }

    private final class Inward {
        private final List<WireMessage> said = new ArrayList<>();
        private NetSocket socket;
        private boolean closed;

        Inward(Vertx vertx, int port, WireMessage first) {
            said.add(first);
            vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(this::connected);
        }

        private synchronized void connected(NetSocket made) {
            socket = made;
            WireFrames frames = new WireFrames(SgipDialect.CODEC);
            made.handler(piece -> hear(frames, piece));
            made.closeHandler(gone -> closed = true);
            said.forEach(this::write);
        }

        private void hear(WireFrames frames, Buffer piece) {
            try {
                for (Buffer frame : frames.feed(piece)) {
                    inwardAnswers.add(SgipDialect.CODEC.decode(frame));
                }
            } catch (WireFault e) {
                throw new AssertionError(e);
            }
        }

        synchronized void ask(WireMessage message) {
            said.add(message);
            if (socket != null) {
                write(message);
            }
        }

        private void write(WireMessage message) {
            socket.write(
                    SgipDialect.CODEC.encode(new WireFrame(carrier().stamp(), said.indexOf(message) + 1, message)));
        }
    }

    @Test
    void a_phone_is_written_with_the_country_in_front() throws Exception {
        ScriptedCarrier carrier = scripted(this::take);

        Transport patient = patient();
        onContext(() -> patient.send(dispatch("r1")));

        assertThat(carrier.heard.stream()
                        .filter(org.airalert.channel.sms.Said.Submit.class::isInstance)
                        .map(org.airalert.channel.sms.Said.Submit.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .numbers())
                .containsExactly("8613800138000");
    }

    @Test
    void the_id_of_a_message_is_the_sequence_number_of_its_submit() throws Exception {
        scripted(this::take);

        Transport patient = patient();
        Outcome outcome = onContext(() -> patient.send(dispatch("r1")));

        // Node, 16:00 of 1 December in Shanghai, and a number.
        assertThat(((Outcome.Accepted) outcome).providerId())
                .startsWith(String.format("%08x%08x", 3_037_101_234L, 1_201_160_000))
                .hasSize(24);
    }

    @Test
    void a_carrier_with_a_wrong_password_is_refused_and_counted() throws Exception {
        port = 1;
        patient();

        Inward inward = inward(Secret.of("wrong"));

        eventually(() -> inward.closed);
        assertThat(inwardAnswers).extracting(WireFrame::message).containsExactly(Answer.to(SgipMessage.BIND, 1));
        assertThat(faults).containsExactly(LinkFault.LOGIN_REFUSED);
    }

    @Test
    void a_report_before_the_log_in_is_refused_and_counted() throws Exception {
        port = 1;
        patient();

        Inward inward = new Inward(
                vertx, reportPort, new SgipMessage.Report(new SgipMessage.SequenceNumber(1, 1), "8613800138000", 0, 0));

        eventually(() -> inward.closed);
        assertThat(receipts).isEmpty();
        assertThat(faults).containsExactly(LinkFault.LOGIN_REFUSED);
    }

    @Test
    void more_connections_than_agreed_are_not_taken() throws Exception {
        port = 1;
        patient();
        inward(PASSWORD);
        inward(PASSWORD);
        eventually(() -> inwardAnswers.size() == 2);

        Inward third = inward(PASSWORD);

        eventually(() -> third.closed);
        assertThat(faults).containsExactly(LinkFault.TOO_MANY);
    }

    @Test
    void a_link_test_tells_that_reports_cannot_come_in() throws Exception {
        scripted(this::take);
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            SgipTransport transport = new SgipTransport(
                    vertx,
                    PATIENT,
                    dialect(settings(line(), PASSWORD, taken.getLocalPort())),
                    new SmsTransport.Reporting(true, this::keep, InstantSource.fixed(Samples.NOW), faults::add));

            Outcome outcome = onContext(transport::linkTest);

            assertThat(outcome.detail()).contains("reports cannot come in");
            assertThat(faults).contains(LinkFault.NO_LINK);
            transport.close().await(30, SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,Deferred",
        "3,Deferred",
        "5,Rejected",
        "6,Rejected",
        "7,Deferred",
        "8,Rejected",
        "9,Deferred",
        "10,Rejected",
        "11,Deferred",
        "21,Deferred",
        "23,Rejected",
        "24,ChannelStopped",
        "32,Deferred",
        "33,Deferred",
        "99,Deferred"
    })
    void every_result_of_a_submit_has_an_outcome(int result, String kind) {
        WireFrame answer = new WireFrame(1, Answer.to(SgipMessage.SUBMIT, result));

        assertThat(DIALECT.outcome(answer).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void a_long_message_arrives_whole_at_the_peer_and_its_reports_are_one_receipt() throws Exception {
        SgipCorePeer peer = new SgipCorePeer(ACCOUNT, PASSWORD, Peer.GOOD);
        port = peer.port();
        Transport transport = patient();
        peer.reportTo(reportPort);
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
}
