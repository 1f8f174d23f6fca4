package org.airalert.channel.sms.cmpp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zx.sms.codec.cmpp.msg.CmppSubmitRequestMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.airalert.channel.ChannelContract;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.ReceiptSink;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.LinkFault;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.cmpp.CmppMessage.ConnectAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.airalert.channel.sms.cmpp.ScriptedGateway.Line;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the independent peer where that can behave as asked, else against a script. */
class CmppTransportTest extends ChannelContract {
    private static final Secret PASSWORD = Secret.of("p4ss-of-the-gateway");
    private static final String ACCOUNT = "901234";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Samples.NOW;
    private static final Pace PATIENT = Samples.pace(Duration.ofSeconds(30));

    private final List<PeerGateway> peers = new ArrayList<>();
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final List<LinkFault> faults = new CopyOnWriteArrayList<>();
    private CmppVersion version = CmppVersion.V30;
    private Duration idle = Duration.ofMinutes(3);
    private int numbers = 1;
    private int port;

    @AfterEach
    void stopPeers() {
        peers.forEach(PeerGateway::stop);
    }

    @Override
    protected Transport transportTo(Receiver receiver) throws Exception {
        switch (receiver) {
            case ACCEPTS -> port = peer(0, "DELIVRD").port;
            case REFUSES -> port = peer(13, "").port;
            case BUSY -> port = peer(8, "").port;
            case ABSENT -> port = freePort();
            case SILENT -> port = scripted((line, sequence, submit) -> {}).port();
            case BREAKS_OFF ->
                port = scripted((line, sequence, submit) -> line.socket().close())
                        .port();
            case GARBAGE ->
                port = scripted((line, sequence, submit) -> line.socket().write("HTTP/1.1 400 Bad Request\r\n\r\n"))
                        .port();
            case ENDLESS ->
                port = scripted((line, sequence, submit) -> flood(line)).port();
        }
        boolean patient = receiver == Receiver.ACCEPTS || receiver == Receiver.REFUSES || receiver == Receiver.BUSY;
        return transport(patient ? PATIENT : Samples.pace());
    }

    /** Link tests as fast as they go, never an answer. */
    private void flood(Line line) {
        long timer = vertx.setPeriodic(1, tick -> {
            for (int i = 0; i < 100 && !line.socket().writeQueueFull(); i++) {
                line.write(i, new CmppMessage.ActiveTest());
            }
        });
        line.socket().closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private Transport transport(Pace pace) {
        return transport(pace, PASSWORD);
    }

    private Transport transport(Pace pace, Secret password) {
        return transport(pace, password, this::keep);
    }

    private Transport transport(Pace pace, Secret password, ReceiptSink sink) {
        CmppSettings settings = new CmppSettings(
                SmsLine.plain("127.0.0.1", port, 1, 16).idle(idle).numbers(numbers),
                version,
                ACCOUNT,
                password,
                "AIR",
                "10690001");
        return new SmsTransport(
                vertx,
                pace,
                settings,
                new CmppDialect(settings, InstantSource.fixed(NOW), ZONE),
                new SmsTransport.Reporting(true, sink, InstantSource.fixed(NOW), faults::add));
    }

    private Future<Void> keep(List<Receipt> some) {
        receipts.addAll(some);
        return Future.succeededFuture();
    }

    private PeerGateway peer(long result, String state) throws Exception {
        return peer(new PeerGateway.Behaviour() {
            @Override
            public long result(CmppSubmitRequestMessage submit) {
                return result;
            }

            @Override
            public String state(CmppSubmitRequestMessage submit) {
                return state;
            }
        });
    }

    private PeerGateway peer(PeerGateway.Behaviour behaviour) throws Exception {
        PeerGateway peer = new PeerGateway(version, ACCOUNT, PASSWORD, behaviour);
        peers.add(peer);
        return peer;
    }

    private ScriptedGateway scripted(ScriptedGateway.Script script) throws Exception {
        ScriptedGateway gateway = ScriptedGateway.start(vertx, version, script);
        port = gateway.port();
        return gateway;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    protected Dispatch dispatch(String recipient) {
        return dispatch(recipient, Samples.SMS.text());
    }

    private static Dispatch dispatch(String recipient, String text) {
        Dispatch.Content content = new Dispatch.Content("", text, "", "", 1, "UCS-2");
        return Samples.dispatch(recipient, "13800138000", content);
    }

    @Override
    protected List<String> secrets() {
        return List.of(PASSWORD.reveal());
    }

    /** Looks again every few milliseconds, for at most 30 s. */
    private void eventually(BooleanSupplier condition) throws Exception {
        Promise<Void> met = Promise.promise();
        long timer = vertx.setPeriodic(5, tick -> {
            if (condition.getAsBoolean()) {
                met.tryComplete();
            }
        });
        try {
            met.future().await(30, SECONDS);
        } finally {
            vertx.cancelTimer(timer);
        }
    }

    @ParameterizedTest
    @EnumSource(CmppVersion.class)
    void a_long_message_arrives_whole_at_the_peer_and_its_reports_are_one_receipt(CmppVersion spoken) throws Exception {
        version = spoken;
        PeerGateway peer = peer(0, "DELIVRD");
        port = peer.port;
        Transport transport = transport(PATIENT);
        String text = "【市环委会办公室】" + "重污染天气橙色预警，请减少外出。".repeat(12);

        Outcome outcome = onContext(() -> transport.send(dispatch("r1", text)));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        eventually(() -> receipts.size() == 1 && peer.reportsTaken.get() == 3 && peer.texts.size() == 1);
        assertThat(peer.submits).hasValue(3);
        assertThat(peer.texts).containsExactly(text);
        assertThat(receipts.get(0).deliveryId()).isEqualTo("dl-r1");
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.DELIVERED);
        transport.close().await(30, SECONDS);
    }

    @Test
    void a_failed_report_of_the_peer_fails_the_delivery_with_its_code() throws Exception {
        port = peer(0, "MA:0001").port;
        Transport transport = transport(PATIENT);

        onContext(() -> transport.send(dispatch("r1")));

        eventually(() -> receipts.size() == 1);
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.FAILED);
        assertThat(receipts.get(0).reason()).isEqualTo("MA:0001");
        transport.close().await(30, SECONDS);
    }

    @Test
    void the_peer_refuses_a_wrong_password_and_the_channel_stops() throws Exception {
        port = peer(0, "").port;
        Transport transport = transport(PATIENT, Secret.of("wrong"));

        Outcome outcome = onContext(() -> transport.send(dispatch("r1")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.ChannelStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(Reason.NOT_AUTHORISED));
        transport.close().await(30, SECONDS);
    }

    @Test
    void flow_control_is_throttling() throws Exception {
        Outcome outcome = send(Receiver.BUSY);

        assertThat(reason(outcome)).isEqualTo(Reason.THROTTLED);
        assertThat(outcome.answer()).isEqualTo("CMPP 8");
    }

    @ParameterizedTest
    @CsvSource({
        "1,Rejected",
        "2,Rejected",
        "3,Deferred",
        "4,Rejected",
        "5,ChannelStopped",
        "6,Rejected",
        "7,ChannelStopped",
        "8,Deferred",
        "9,Rejected",
        "10,ChannelStopped",
        "11,ChannelStopped",
        "12,ChannelStopped",
        "13,Rejected",
        "14,Deferred",
        "4294967295,Deferred"
    })
    void every_result_of_a_submit_has_an_outcome(long result, String kind) {
        assertThat(CmppOutcome.of(new SubmitAnswer(1, result)).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void no_more_than_the_window_is_without_an_answer() throws Exception {
        List<Integer> waiting = new CopyOnWriteArrayList<>();
        ScriptedGateway gateway = scripted((line, sequence, submit) -> waiting.add(sequence));
        Transport transport = transport(PATIENT);
        List<Future<Outcome>> sends = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sends.add(transport.send(dispatch("r" + i)));
        }
        eventually(() -> waiting.size() == 16);
        // One answer makes room for one more.
        gateway.lines.get(0).write(waiting.get(0), new SubmitAnswer(1, 0));
        eventually(() -> waiting.size() == 17);
        assertThat(sends.get(0).await(30, SECONDS)).isInstanceOf(Outcome.Accepted.class);

        for (int i = 1; i < 40; i++) {
            int next = i;
            eventually(() -> waiting.size() > next);
            gateway.lines.get(0).write(waiting.get(next), new SubmitAnswer(1 + next, 0));
        }

        assertThat(Future.join(sends).await(30, SECONDS).<Outcome>list()).hasOnlyElementsOfType(Outcome.Accepted.class);
        transport.close().await(30, SECONDS);
    }

    @Test
    void a_lost_link_is_made_anew_by_itself() throws Exception {
        ScriptedGateway gateway = scripted((line, sequence, submit) -> line.write(sequence, new SubmitAnswer(7, 0)));
        Transport transport = transport(PATIENT);
        eventually(() -> gateway.heard.size() == 1);

        gateway.lines.get(0).socket().close();

        eventually(() -> gateway.lines.size() == 2 && gateway.heard.size() == 2);
        assertThat(onContext(() -> transport.send(dispatch("r1")))).isInstanceOf(Outcome.Accepted.class);
        transport.close().await(30, SECONDS);
    }

    @Test
    void a_link_cut_in_the_middle_defers_what_had_no_answer_and_the_next_one_carries_it() throws Exception {
        int[] left = {30};
        scripted((line, sequence, submit) -> {
            if (left[0]-- == 0) {
                line.socket().close();
            } else {
                line.write(sequence, new SubmitAnswer(1000 - left[0], 0));
            }
        });
        Transport transport = transport(PATIENT);

        List<Outcome> first = sendMany(transport, 100);
        List<Outcome> second = sendMany(transport, 70);

        assertThat(first).filteredOn(Outcome.Accepted.class::isInstance).hasSize(30);
        assertThat(first)
                .filteredOn(outcome -> outcome.reason() == Reason.CONNECTION_LOST)
                .hasSize(70);
        assertThat(second).hasOnlyElementsOfType(Outcome.Accepted.class);
        transport.close().await(30, SECONDS);
    }

    private List<Outcome> sendMany(Transport transport, int number) throws Exception {
        return onContext(() -> {
            List<Future<Outcome>> sends = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                sends.add(transport.send(dispatch("r" + i)));
            }
            return Future.join(sends).map(all -> all.<Outcome>list());
        });
    }

    @Test
    void a_text_that_no_phone_could_join_is_rejected() throws Exception {
        scripted((line, sequence, submit) -> {});
        Transport transport = transport(PATIENT);

        Outcome outcome = onContext(() -> transport.send(dispatch("r1", "警".repeat(67 * 256))));

        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.NO_TEXT);
        transport.close().await(30, SECONDS);
    }

    @Test
    void a_link_that_stays_silent_is_tested_and_then_given_up() throws Exception {
        idle = Duration.ofMillis(50);
        ScriptedGateway gateway = scripted(new ScriptedGateway.Script() {
            @Override
            public void submit(Line line, int sequence, Submit submit) {}

            @Override
            public void activeTest(Line line, int sequence) {}
        });
        Transport transport = transport(Samples.pace());

        eventually(() -> gateway.lines.size() >= 2);

        assertThat(gateway.heard.stream()
                        .filter(CmppMessage.ActiveTest.class::isInstance)
                        .count())
                .isGreaterThanOrEqualTo(3);
        transport.close().await(30, SECONDS);
    }

    @Test
    void messages_with_the_same_text_share_a_submit_and_each_phone_has_its_own_report() throws Exception {
        numbers = 99;
        ScriptedGateway gateway = scripted((line, sequence, submit) -> {
            line.write(sequence, new SubmitAnswer(7, 0));
            for (String number : submit.numbers()) {
                String state = number.endsWith("1") ? "UNDELIV" : "DELIVRD";
                // With the country in front, as some gateways have it.
                CmppReport report = new CmppReport(7, state, "2611241030", "2611241031", "86" + number, 0);
                line.write(99, new CmppMessage.Deliver(8, "1", "", "2", true, report(report)));
            }
        });
        Transport transport = transport(PATIENT);
        onContext(transport::linkTest);

        List<Outcome> outcomes = onContext(() -> {
            List<Future<Outcome>> sends = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                String phone = Long.toString(13_800_000_000L + i);
                sends.add(transport.send(Samples.dispatch("r" + i, phone, Samples.SMS)));
            }
            return Future.join(sends).map(all -> all.<Outcome>list());
        });
        eventually(() -> receipts.size() == 150);

        assertThat(gateway.heard.stream().filter(Submit.class::isInstance)).hasSize(2);
        assertThat(outcomes)
                .doesNotHaveDuplicates()
                .contains(new Outcome.Accepted("CMPP 0", "0000000000000007/13800000149"));
        assertThat(receipts).extracting(Receipt::deliveryId).doesNotHaveDuplicates();
        assertThat(receipts)
                .allSatisfy(receipt -> assertThat(receipt.state())
                        .isEqualTo(
                                String.valueOf(receipt.deliveryId()).endsWith("1")
                                        ? Receipt.State.FAILED
                                        : Receipt.State.DELIVERED));
        transport.close().await(30, SECONDS);
    }

    @Test
    void one_number_that_is_refused_does_not_spoil_the_others_of_its_submit() throws Exception {
        numbers = 99;
        ScriptedGateway gateway = scripted((line, sequence, submit) ->
                line.write(sequence, new SubmitAnswer(sequence, submit.numbers().contains("13800000003") ? 13 : 0)));
        Transport transport = transport(PATIENT);

        List<Outcome> outcomes = onContext(() -> {
            List<Future<Outcome>> sends = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                sends.add(transport.send(Samples.dispatch("r" + i, "1380000000" + i, Samples.SMS)));
            }
            // The same phone once more: never twice in one submit.
            sends.add(transport.send(Samples.dispatch("r5", "13800000000", Samples.SMS)));
            return Future.join(sends).map(all -> all.<Outcome>list());
        });

        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(5);
        assertThat(gateway.heard.stream().filter(Submit.class::isInstance)).hasSize(7);
        transport.close().await(30, SECONDS);
    }

    @Test
    void a_report_is_answered_when_it_is_durable_and_not_before() throws Exception {
        Promise<Void> durable = Promise.promise();
        ScriptedGateway gateway = scripted((line, sequence, submit) -> {
            line.write(sequence, new SubmitAnswer(7, 0));
            CmppReport report = new CmppReport(7, "DELIVRD", "2611241030", "2611241031", "13800138000", 0);
            line.write(99, new CmppMessage.Deliver(8, "1", "", "2", true, report(report)));
        });
        Transport transport = transport(PATIENT, PASSWORD, some -> keep(some).compose(kept -> durable.future()));

        onContext(() -> transport.send(dispatch("r1")));
        eventually(() -> receipts.size() == 1);
        onContext(transport::linkTest);
        assertThat(gateway.heard).noneMatch(CmppMessage.DeliverAnswer.class::isInstance);
        durable.complete();

        eventually(() -> gateway.heard.contains(new CmppMessage.DeliverAnswer(8, 0)));
        transport.close().await(30, SECONDS);
    }

    private CmppMessage.Content report(CmppReport report) {
        return new CmppMessage.Content(0, false, report.bytes(version));
    }

    @Test
    void odd_messages_do_no_harm() throws Exception {
        ScriptedGateway gateway = scripted((line, sequence, submit) -> {
            line.write(424242, new SubmitAnswer(1, 0));
            line.write(sequence, new CmppMessage.ActiveTestAnswer());
            line.socket().write(Buffer.buffer().appendInt(12).appendInt(0x77).appendInt(sequence));
            line.write(
                    5,
                    new CmppMessage.Deliver(
                            3, "1", "", "2", true, new CmppMessage.Content(0, false, Buffer.buffer("short"))));
            line.write(
                    6,
                    new CmppMessage.Deliver(
                            4, "1", "", "2", false, new CmppMessage.Content(8, false, Buffer.buffer("TD"))));
            line.write(sequence, new SubmitAnswer(7, 0));
            line.write(sequence, new SubmitAnswer(7, 0));
        });
        Transport transport = transport(PATIENT);

        Outcome outcome = onContext(() -> transport.send(dispatch("r1")));

        assertThat(outcome).isEqualTo(new Outcome.Accepted("CMPP 0", "0000000000000007"));
        eventually(() -> gateway.heard.contains(new CmppMessage.DeliverAnswer(3, 1))
                && gateway.heard.contains(new CmppMessage.DeliverAnswer(4, 0)));
        assertThat(receipts).isEmpty();
        assertThat(gateway.lines).hasSize(1);
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        LinkFault.STRAY_ANSWER,
                        LinkFault.STRAY_ANSWER,
                        LinkFault.COMMAND,
                        LinkFault.REPORT_UNREADABLE,
                        LinkFault.STRAY_ANSWER);
        transport.close().await(30, SECONDS);
    }

    @Test
    void a_log_in_that_is_refused_for_now_is_tried_again() throws Exception {
        scripted(new ScriptedGateway.Script() {
            @Override
            public void connect(Line line, int sequence, CmppMessage.Connect connect) {
                line.write(sequence, new ConnectAnswer(5, Buffer.buffer(new byte[16]), connect.version()));
            }

            @Override
            public void submit(Line line, int sequence, Submit submit) {}
        });
        Transport transport = transport(PATIENT);

        assertThat(reason(onContext(() -> transport.send(dispatch("r1"))))).isEqualTo(Reason.UNAVAILABLE);
        transport.close().await(30, SECONDS);
    }

    @Test
    void an_address_that_is_no_number_is_rejected() throws Exception {
        Transport transport = open(Receiver.ABSENT);
        Dispatch dispatch = Samples.dispatch("r1", "a@b.example", Samples.SMS);

        assertThat(((Outcome.Rejected) onContext(() -> transport.send(dispatch))).reason())
                .isEqualTo(Reason.NO_ADDRESS);
    }
}
