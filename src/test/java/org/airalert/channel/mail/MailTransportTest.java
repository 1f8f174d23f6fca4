package org.airalert.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.channel.ChannelContract;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTransportTest extends ChannelContract {
    private static final String PASSWORD = "p4ss-word-of-the-relay";
    private static final Map<String, String> POLITE = Map.of(
            "EHLO",
            "250-relay\r\n250 AUTH PLAIN",
            "AUTH",
            "235 ok",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go",
            ".",
            "250 ok",
            "QUIT",
            "221 bye",
            "RSET",
            "250 ok");

    /** GreenMail takes its time over the first letter. */
    private static final Pace PATIENT = Samples.pace(Duration.ofSeconds(10));

    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private int port;

    @AfterEach
    void stopMailbox() {
        mailbox.stop();
    }

    @Override
    protected Transport transportTo(Receiver receiver) throws Exception {
        port = switch (receiver) {
            case ACCEPTS -> greenMail();
            case REFUSES -> relay("RCPT", "550 no such mailbox");
            case BUSY -> relay("MAIL", "451 try again later");
            case ABSENT -> freePort();
            case SILENT -> relay(".", "silence");
            case BREAKS_OFF -> relay("DATA", "");
            case GARBAGE -> relay("MAIL", "\u0001\u0002 what?");
            case ENDLESS -> ScriptedRelay.start(vertx, POLITE, (relay, socket) -> drip(socket));
        };
        return transport(receiver == Receiver.ACCEPTS ? PATIENT : Samples.pace());
    }

    private Transport transport() {
        return transport(PATIENT);
    }

    private Transport transport(Pace pace) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Tls.NONE,
                "市环委会办公室 <alert@pingdingshan.example>",
                "gateway",
                Secret.of(PASSWORD));
        return new MailTransport(vertx, pace, settings);
    }

    private int greenMail() {
        mailbox.start();
        mailbox.setUser("gateway", PASSWORD);
        return mailbox.getSmtp().getPort();
    }

    private int relay(String verb, String answer) throws Exception {
        Map<String, String> answers = new HashMap<>(POLITE);
        answers.put(verb, answer);
        return ScriptedRelay.start(vertx, answers, (relay, socket) -> socket.write("220 relay\r\n"));
    }

    private void drip(NetSocket socket) {
        long timer = vertx.setPeriodic(1, tick -> socket.write(Buffer.buffer("x".repeat(8192))));
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    protected Dispatch dispatch(String recipient) {
        return Samples.dispatch(recipient, recipient + "@units.example", Samples.LETTER);
    }

    @Override
    protected List<String> secrets() {
        return List.of(PASSWORD);
    }

    @Test
    void the_letter_arrives_as_text_and_html_in_chinese() throws Exception {
        send(Receiver.ACCEPTS);

        assertThat(mailbox.waitForIncomingEmail(5000, 1)).isTrue();
        MimeMessage letter = mailbox.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("关于启动Ⅱ级响应的通知");
        assertThat(letter.getAllRecipients()[0].toString()).isEqualTo("r1@units.example");
        assertThat(letter.getHeader("Message-ID")).containsExactly("<dl-r1@pingdingshan.example>");
        assertThat(letter.getContentType()).startsWith("multipart/alternative");
        String source = GreenMailUtil.getWholeMessage(letter);
        assertThat(source).contains("text/plain", "text/html");
    }

    @Test
    void a_repeat_carries_the_same_message_id() throws Exception {
        Transport transport = open(Receiver.ACCEPTS);

        send(transport, "r1");
        send(transport, "r1");

        assertThat(mailbox.waitForIncomingEmail(5000, 2)).isTrue();
        assertThat(mailbox.getReceivedMessages())
                .extracting(letter -> letter.getHeader("Message-ID")[0])
                .containsOnly("<dl-r1@pingdingshan.example>");
    }

    @ParameterizedTest
    @CsvSource({"MAIL,421", "MAIL,450", "RCPT,450", "RCPT,451", "RCPT,452", "DATA,451", ".,452", ".,421", "AUTH,454"})
    void a_4xx_is_tried_again(String verb, int code) throws Exception {
        port = relay(verb, code + " 4.2.1 later");

        Outcome outcome = send(transport(), "r1");

        assertThat(reason(outcome)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(outcome.answer()).isEqualTo(Integer.toString(code));
    }

    @ParameterizedTest
    @CsvSource({"MAIL,553", "RCPT,550", "RCPT,551", "RCPT,552", "DATA,554", ".,554", ".,552"})
    void a_5xx_is_final(String verb, int code) throws Exception {
        port = relay(verb, code + " 5.1.1 never");

        Outcome outcome = send(transport(), "r1");

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcome.answer()).isEqualTo(Integer.toString(code));
        assertThat(((Outcome.Rejected) outcome).detail()).contains("never");
    }

    @ParameterizedTest
    @CsvSource({"AUTH,535", "AUTH,534", "MAIL,530"})
    void a_refused_log_in_stops_the_channel(String verb, int code) throws Exception {
        port = relay(verb, code + " 5.7.8 bad credentials");

        Outcome outcome = send(transport(), "r1");

        assertThat(outcome).isInstanceOf(Outcome.ChannelStopped.class);
        assertThat(((Outcome.ChannelStopped) outcome).reason()).isEqualTo(Reason.NOT_AUTHORISED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b@c",
                "a b@c.example",
                "a@x.example\r\nBcc: b@x.example",
                "<a@x.example>",
                "a@x.example,b@x.example"
            })
    void an_address_that_is_none_is_rejected_before_the_relay_hears_of_it(String address) throws Exception {
        Transport transport = open(Receiver.ACCEPTS);

        Outcome outcome = onContext(() -> transport.send(Samples.dispatch("r1", address, Samples.LETTER)));

        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.NO_ADDRESS);
        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_relay_that_floods_is_dropped_after_the_deadline() throws Exception {
        Transport transport = open(Receiver.ENDLESS);

        assertThat(reason(send(transport, "r1"))).isEqualTo(Reason.TIMED_OUT);
    }
}
