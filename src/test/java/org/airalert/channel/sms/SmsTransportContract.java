package org.airalert.channel.sms;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.airalert.channel.ChannelContract;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.ReceiptSink;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.CarrierDialect.Fate;
import org.airalert.channel.sms.CarrierDialect.Verdict;
import org.airalert.channel.sms.ScriptedCarrier.Line;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.Test;

/** What every carrier's protocol owes, against a script in the words of that protocol. */
public abstract class SmsTransportContract extends ChannelContract {
    protected static final Secret PASSWORD = Secret.of("p4ss-wrd");
    protected static final Pace PATIENT = patience();

    protected final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    protected final List<LinkFault> faults = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong(0x1234_5678L);
    protected int port;

    /** Also of a machine on which a handshake takes long. */
    private static Pace patience() {
        Pace pace = Samples.pace(Duration.ofSeconds(30));
        return new Pace(
                pace.concurrency(),
                pace.rate(),
                Duration.ofSeconds(20),
                pace.answerTimeout(),
                pace.retry(),
                pace.breaker(),
                pace.linkTest());
    }

    /** What a test wants of the transport. */
    public record Wish(SmsLine line, Pace pace, Secret password, ReceiptSink sink) {}

    protected abstract Transport transport(Wish wish);

    protected abstract CarrierDialect carrier();

    /** A whole message of a command that the protocol does not have. */
    protected abstract Buffer unknownCommand();

    /** Whether connections stand without traffic and are tested; else they are made when needed. */
    protected boolean standing() {
        return true;
    }

    /** Most numbers of a submit. */
    protected int mostNumbers() {
        return 99;
    }

    /** Sends the report of a submit the way the protocol does. */
    protected void report(Line line, WireFrame submit, long id, Fate fate) {
        line.ask(99, carrier().report(submit, id, fate));
    }

    protected final SmsLine line() {
        return SmsLine.plain("127.0.0.1", port, 1, 16);
    }

    protected final Transport patient() {
        return patient(line());
    }

    protected final Transport patient(SmsLine line) {
        return opened(transport(new Wish(line, PATIENT, PASSWORD, this::keep)));
    }

    protected final Future<Void> keep(List<Receipt> some) {
        receipts.addAll(some);
        return Future.succeededFuture();
    }

    protected final ScriptedCarrier scripted(ScriptedCarrier.Script script) throws Exception {
        ScriptedCarrier carrier = ScriptedCarrier.start(vertx, carrier(), script);
        port = carrier.port();
        return carrier;
    }

    /** Takes a submit; returns the id under which it did. */
    protected final long take(Line line, WireFrame frame, Said.Submit submit) {
        return answer(line, frame, submit, Verdict.TAKEN);
    }

    private long answer(Line line, WireFrame frame, Said.Submit submit, Verdict verdict) {
        long id = ids.incrementAndGet();
        line.write(frame.reply(carrier().answer(submit, verdict, id)));
        return id;
    }

    @Override
    protected Transport transportTo(Receiver receiver) throws Exception {
        switch (receiver) {
            case ACCEPTS -> scripted(this::take);
            case REFUSES -> scripted((line, frame, submit) -> answer(line, frame, submit, Verdict.REFUSED));
            case BUSY -> scripted((line, frame, submit) -> answer(line, frame, submit, Verdict.BUSY));
            case ABSENT -> port = freePort();
            case SILENT -> scripted((line, frame, submit) -> {});
            case BREAKS_OFF -> scripted((line, frame, submit) -> line.socket().close());
            case GARBAGE -> scripted((line, frame, submit) -> line.socket().write("HTTP/1.1 400 Bad Request\r\n\r\n"));
            case ENDLESS -> scripted((line, frame, submit) -> flood(line));
        }
        boolean patient = receiver == Receiver.ACCEPTS || receiver == Receiver.REFUSES || receiver == Receiver.BUSY;
        return transport(new Wish(line(), patient ? PATIENT : Samples.pace(), PASSWORD, this::keep));
    }

    /** Messages that need no answer, as fast as they go; never the one that is waited for. */
    private void flood(Line line) {
        long timer = vertx.setPeriodic(1, tick -> {
            for (int i = 0; i < 100 && !line.socket().writeQueueFull(); i++) {
                line.socket().write(unknownCommand());
            }
        });
        line.socket().closeHandler(closed -> vertx.cancelTimer(timer));
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

    protected static Dispatch dispatch(String recipient, String text) {
        return Samples.dispatch(recipient, "13800138000", new Dispatch.Content("", text, "", "", 1, "UCS-2"));
    }

    @Override
    protected List<String> secrets() {
        return List.of(PASSWORD.reveal());
    }

    /** Looks again every few milliseconds, for at most 30 s. */
    protected final void eventually(BooleanSupplier condition) throws Exception {
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

    protected final List<Outcome> sendMany(Transport transport, int number) throws Exception {
        return onContext(() -> {
            List<Future<Outcome>> sends = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                String phone = Long.toString(13_800_000_000L + i);
                sends.add(transport.send(Samples.dispatch("r" + i, phone, Samples.SMS)));
            }
            return Future.join(sends).map(all -> all.<Outcome>list());
        });
    }

    @Test
    void a_long_message_travels_in_joined_parts_whose_reports_are_one_receipt() throws Exception {
        List<Said.Submit> parts = new CopyOnWriteArrayList<>();
        scripted((line, frame, submit) -> {
            parts.add(submit);
            report(
                    line,
                    frame,
                    take(line, frame, submit),
                    new Fate(submit.numbers().get(0), "DELIVRD"));
        });
        Transport transport = patient();

        Outcome outcome = onContext(() -> transport.send(dispatch("r1", "警".repeat(140))));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        eventually(() -> receipts.size() == 1);
        assertThat(parts).hasSize(3).allMatch(Said.Submit::joined).allMatch(part -> part.format() == 8);
        assertThat(parts.get(1).content().getBytes(0, 6))
                .containsExactly(5, 0, 3, parts.get(0).content().getByte(3), 3, 2);
        assertThat(receipts.get(0).deliveryId()).isEqualTo("dl-r1");
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.DELIVERED);
    }

    @Test
    void after_a_restart_the_last_part_alone_does_not_make_a_long_message_delivered() throws Exception {
        List<Runnable> reports = new CopyOnWriteArrayList<>();
        List<Line> lines = new CopyOnWriteArrayList<>();
        ScriptedCarrier carrier = scripted((line, frame, submit) -> {
            long id = take(line, frame, submit);
            Fate fate = new Fate(submit.numbers().get(0), "DELIVRD");
            reports.add(() -> report(lines.get(lines.size() - 1), frame, id, fate));
        });
        Transport before = patient();
        Outcome outcome = onContext(() -> before.send(dispatch("r1", "警".repeat(140))));
        onContext(before::close);
        Transport after = patient();
        onContext(after::linkTest);
        lines.addAll(carrier.lines);

        reports.forEach(Runnable::run);

        eventually(() -> receipts.size() == 6);
        String known = ((Outcome.Accepted) outcome).providerId();
        assertThat(receipts)
                .filteredOn(receipt -> String.valueOf(receipt.providerId()).equals(known))
                .extracting(Receipt::state)
                .containsExactly(Receipt.State.PROGRESS);
    }

    @Test
    void a_failed_report_fails_the_delivery_with_its_word() throws Exception {
        scripted((line, frame, submit) -> report(
                line,
                frame,
                take(line, frame, submit),
                new Fate(submit.numbers().get(0), "EXPIRED")));

        Transport patient = patient();
        onContext(() -> patient.send(dispatch("r1")));

        eventually(() -> receipts.size() == 1);
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.FAILED);
        assertThat(receipts.get(0).reason()).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void a_report_with_a_word_that_nobody_knows_is_a_failure_and_counted() throws Exception {
        scripted((line, frame, submit) -> report(
                line,
                frame,
                take(line, frame, submit),
                new Fate(submit.numbers().get(0), "WHAT")));

        Transport patient = patient();
        onContext(() -> patient.send(dispatch("r1")));

        eventually(() -> receipts.size() == 1);
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.FAILED);
        assertThat(faults).containsExactly(LinkFault.REPORT_CODE);
    }

    @Test
    void a_wrong_password_stops_the_channel_with_its_reason() throws Exception {
        scripted(this::take);
        Transport transport = opened(transport(new Wish(line(), PATIENT, Secret.of("wrong"), this::keep)));

        Outcome outcome = onContext(() -> transport.send(dispatch("r1")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.ChannelStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(Reason.NOT_AUTHORISED));
        assertThat(outcome.detail()).contains("log in refused");
        assertThat(faults).contains(LinkFault.LOGIN_REFUSED);
    }

    @Test
    void flow_control_is_throttling() throws Exception {
        assertThat(reason(send(Receiver.BUSY))).isEqualTo(Reason.THROTTLED);
    }

    @Test
    void no_more_than_the_window_is_without_an_answer() throws Exception {
        List<Runnable> waiting = new CopyOnWriteArrayList<>();
        scripted((line, frame, submit) -> waiting.add(() -> take(line, frame, submit)));
        Transport transport = patient();
        List<Future<Outcome>> sends = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sends.add(transport.send(dispatch("r" + i)));
        }
        eventually(() -> waiting.size() == 16);
        // One answer makes room for one more.
        for (int i = 0; i < 40; i++) {
            int next = i;
            eventually(() -> waiting.size() == Math.min(40, next + 16));
            waiting.get(next).run();
        }

        assertThat(Future.join(sends).await(30, SECONDS).<Outcome>list()).hasOnlyElementsOfType(Outcome.Accepted.class);
    }

    @Test
    void a_link_cut_in_the_middle_defers_what_had_no_answer_and_the_next_one_carries_it() throws Exception {
        int[] left = {30};
        scripted((line, frame, submit) -> {
            if (left[0]-- == 0) {
                line.socket().close();
            } else {
                take(line, frame, submit);
            }
        });
        Transport transport = patient();

        List<Outcome> first = sendMany(transport, 100);
        List<Outcome> second = sendMany(transport, 70);

        assertThat(first).filteredOn(Outcome.Accepted.class::isInstance).hasSize(30);
        assertThat(first)
                .filteredOn(outcome -> outcome.reason() == Reason.CONNECTION_LOST)
                .hasSize(70);
        assertThat(second).hasOnlyElementsOfType(Outcome.Accepted.class);
    }

    @Test
    void a_lost_link_is_made_anew_by_itself_where_links_stand() throws Exception {
        ScriptedCarrier carrier = scripted(this::take);
        Transport transport = patient();
        onContext(() -> transport.send(dispatch("r1")));

        carrier.lines.get(0).socket().close();

        eventually(() -> !standing() || carrier.lines.size() == 2);
        eventually(() -> !standing() || faults.contains(LinkFault.LOST));
        assertThat(onContext(() -> transport.send(dispatch("r2")))).isInstanceOf(Outcome.Accepted.class);
        assertThat(carrier.lines).hasSize(2);
    }

    @Test
    void a_link_that_stays_silent_is_tested_and_given_up_or_closed() throws Exception {
        ScriptedCarrier carrier = scripted(new ScriptedCarrier.Script() {
            @Override
            public void submit(Line line, WireFrame frame, Said.Submit submit) {}

            @Override
            public void test(Line line, WireFrame frame, Said.Test test) {}
        });
        Transport transport = patient(line().idle(Duration.ofMillis(50)));
        onContext(transport::linkTest);

        if (standing()) {
            eventually(() -> carrier.lines.size() >= 2 && carrier.tests() >= 3);
            assertThat(faults).contains(LinkFault.SILENT);
        } else {
            eventually(() -> carrier.heard.stream().anyMatch(Said.Goodbye.class::isInstance));
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void a_report_is_answered_when_it_is_durable_and_not_before() throws Exception {
        Promise<Void> durable = Promise.promise();
        ScriptedCarrier carrier = scripted((line, frame, submit) -> report(
                line,
                frame,
                take(line, frame, submit),
                new Fate(submit.numbers().get(0), "DELIVRD")));
        Transport transport = opened(transport(
                new Wish(line(), PATIENT, PASSWORD, some -> keep(some).compose(kept -> durable.future()))));

        onContext(() -> transport.send(dispatch("r1")));
        eventually(() -> receipts.size() == 1);
        onContext(transport::linkTest);
        assertThat(reportAnswers(carrier)).isZero();
        durable.complete();

        eventually(() -> reportAnswers(carrier) == 1);
    }

    /** Answers that the carrier got to its reports. */
    protected long reportAnswers(ScriptedCarrier carrier) {
        return carrier.answers.stream().filter(frame -> frame.sequence() == 99).count();
    }

    @Test
    void odd_messages_are_counted_and_do_no_harm() throws Exception {
        ScriptedCarrier carrier = scripted((line, frame, submit) -> {
            line.write(new WireFrame(frame.stamp(), 424242, carrier().answer(submit, Verdict.TAKEN, 1)));
            line.socket().write(unknownCommand());
            take(line, frame, submit);
            take(line, frame, submit);
        });
        Transport transport = patient();

        Outcome outcome = onContext(() -> transport.send(dispatch("r1")));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        eventually(() -> faults.size() == 3);
        assertThat(faults).containsExactlyInAnyOrder(LinkFault.STRAY_ANSWER, LinkFault.COMMAND, LinkFault.STRAY_ANSWER);
        assertThat(carrier.lines).hasSize(1);
    }

    @Test
    void a_length_of_four_gigabytes_ends_the_link_and_the_next_one_works() throws Exception {
        boolean[] bent = {true};
        scripted((line, frame, submit) -> {
            if (bent[0]) {
                bent[0] = false;
                line.socket().write(Buffer.buffer().appendInt(-1).appendInt(1));
            } else {
                take(line, frame, submit);
            }
        });
        Transport transport = patient();

        assertThat(reason(onContext(() -> transport.send(dispatch("r1"))))).isEqualTo(Reason.BAD_ANSWER);
        assertThat(faults).startsWith(LinkFault.LENGTH);
        List<Outcome> outcomes = new ArrayList<>();
        eventually(() -> {
            transport.send(dispatch("r2")).onSuccess(outcomes::add);
            return outcomes.stream().anyMatch(Outcome.Accepted.class::isInstance);
        });
    }

    @Test
    void a_carrier_whose_certificate_its_authority_vouches_for_is_spoken_to_over_tls() throws Exception {
        assertThat(overTls("gateway.pem")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void an_expired_certificate_is_told_and_counted_and_nothing_is_sent() throws Exception {
        Outcome outcome = overTls("expired.pem");

        assertThat(reason(outcome)).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(outcome.detail()).contains("certificate has expired");
        assertThat(faults).startsWith(LinkFault.TLS);
    }

    private Outcome overTls(String certificate) throws Exception {
        port = ScriptedCarrier.startTls(vertx, carrier(), this::take, certificate)
                .port();
        String authority =
                vertx.fileSystem().readFileBlocking("tls/authority.pem").toString();
        Transport transport = patient(line().tls(new SmsLine.Tls(authority, true)));
        return onContext(() -> transport.send(dispatch("r1")));
    }

    @Test
    void messages_with_the_same_text_share_a_submit_and_each_phone_has_its_own_report() throws Exception {
        int submits = mostNumbers() == 1 ? 150 : (int) Math.ceil(150.0 / mostNumbers());
        ScriptedCarrier carrier = scripted((line, frame, submit) -> {
            long id = take(line, frame, submit);
            // With the country in front, as some gateways have it.
            submit.numbers()
                    .forEach(number -> report(
                            line, frame, id, new Fate("86" + number, number.endsWith("1") ? "UNDELIV" : "DELIVRD")));
        });
        Transport transport = patient(line().numbers(1000));
        onContext(transport::linkTest);

        List<Outcome> outcomes = sendMany(transport, 150);
        eventually(() -> receipts.size() == 150);

        assertThat(carrier.submits()).isEqualTo(submits);
        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Accepted.class).doesNotHaveDuplicates();
        assertThat(receipts).extracting(Receipt::deliveryId).doesNotHaveDuplicates();
        assertThat(receipts)
                .allSatisfy(receipt -> assertThat(receipt.state())
                        .isEqualTo(
                                String.valueOf(receipt.deliveryId()).endsWith("1")
                                        ? Receipt.State.FAILED
                                        : Receipt.State.DELIVERED));
    }

    @Test
    void one_number_that_is_refused_does_not_spoil_the_others_of_its_submit() throws Exception {
        scripted((line, frame, submit) -> answer(
                line,
                frame,
                submit,
                submit.numbers().stream().anyMatch(number -> number.endsWith("13800000003"))
                        ? Verdict.REFUSED
                        : Verdict.TAKEN));

        List<Outcome> outcomes = sendMany(patient(line().numbers(99)), 5);

        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(4);
    }

    @Test
    void a_text_that_no_phone_could_join_is_rejected() throws Exception {
        scripted(this::take);

        Transport patient = patient();
        Outcome outcome = onContext(() -> patient.send(dispatch("r1", "警".repeat(67 * 256))));

        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.NO_TEXT);
    }

    @Test
    void an_address_that_is_no_number_is_rejected() throws Exception {
        Dispatch dispatch = Samples.dispatch("r1", "a@b.example", Samples.SMS);

        Transport absent = open(Receiver.ABSENT);

        Outcome outcome = onContext(() -> absent.send(dispatch));

        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.NO_ADDRESS);
    }
}
