package org.airalert.channel.mail;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Enclosures;
import org.airalert.channel.Rate;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.http.CertificatePem;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.smtp.server.SMTPServer;

/** What a letter carries, as somebody else's mail system and verifier see it. */
class LetterTest {
    private static final Dispatch.Content ORDER =
            new Dispatch.Content("关于启动Ⅱ级响应的通知", "各单位：\n现发布橙色预警。", "<p>现发布橙色预警。</p>", "<alert>橙色</alert>", 0, "");
    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, 1, 2};
    private static final Enclosures LETTER = dispatch ->
            Future.succeededFuture(List.of(new Enclosures.Enclosure("order-unit.pdf", "application/pdf", PDF)));

    private final Vertx vertx = Vertx.vertx();
    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Transport> opened = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);

    @BeforeEach
    void start() {
        mailbox.start();
    }

    @AfterEach
    void stop() {
        opened.forEach(transport -> done(transport.close()));
        mailbox.stop();
        done(vertx.close());
    }

    private Transport transport(MailSettings.Extras extras, Enclosures enclosures, Verp verp) {
        return transport(mailbox.getSmtp().getPort(), MailSettings.Tls.NONE, extras, enclosures, verp);
    }

    private Transport transport(
            int port, MailSettings.Tls tls, MailSettings.Extras extras, Enclosures enclosures, Verp verp) {
        Transport transport = new MailTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(20)),
                new MailSettings("localhost", port, tls, "市环委会办公室 <alert@pds.example>", "", null, extras),
                new MailTransport.Around(enclosures, verp, now::get));
        opened.add(transport);
        return transport;
    }

    private MimeMessage received(int number) {
        assertThat(mailbox.waitForIncomingEmail(10_000, number)).isTrue();
        return mailbox.getReceivedMessages()[number - 1];
    }

    @Test
    void the_official_letter_and_the_cap_document_go_along() throws Exception {
        MailSettings.Extras extras = new MailSettings.Extras(
                "", null, Set.of(MailSettings.Attachment.LETTER, MailSettings.Attachment.CAP), Optional.empty(), "");

        Outcome outcome = done(transport(extras, LETTER, null).send(Samples.dispatch("r1", "r1@units.example", ORDER)));

        assertThat(outcome).isEqualTo(new Outcome.Accepted("250", null));
        MimeMultipart all = (MimeMultipart) received(1).getContent();
        assertThat(all.getCount()).isEqualTo(3);
        assertThat(all.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        BodyPart pdf = all.getBodyPart(1);
        assertThat(pdf.getContentType()).startsWith("application/pdf");
        assertThat(pdf.getFileName()).isEqualTo("order-unit.pdf");
        assertThat(pdf.getInputStream().readAllBytes()).isEqualTo(PDF);
        BodyPart cap = all.getBodyPart(2);
        assertThat(cap.getContentType()).startsWith("application/cap+xml");
        assertThat(cap.getFileName()).isEqualTo("pds-20261201-2.xml");
        assertThat(new String(cap.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("<alert>橙色</alert>");
    }

    @Test
    void a_letter_that_cannot_be_printed_does_not_hold_up_the_message() throws Exception {
        MailSettings.Extras extras =
                new MailSettings.Extras("", null, Set.of(MailSettings.Attachment.LETTER), Optional.empty(), "");
        Enclosures broken = dispatch -> Future.failedFuture(new IllegalStateException("no fonts"));

        Outcome outcome = done(transport(extras, broken, null).send(Samples.dispatch("r1", "r1@units.example", ORDER)));

        assertThat(outcome).isEqualTo(new Outcome.Accepted("250", null, "went without its official letter"));
        assertThat(received(1).getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void the_dkim_signature_is_good_for_somebody_elses_verifier_and_bad_when_a_word_is_changed() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        MailSettings.Extras extras = new MailSettings.Extras(
                "",
                new MailSettings.Dkim("pds.example", "alert2026", Secret.of(pem)),
                Set.of(MailSettings.Attachment.CAP),
                Optional.empty(),
                "");

        done(transport(extras, Enclosures.NONE, null).send(Samples.dispatch("r1", "r1@units.example", ORDER)));

        ByteArrayOutputStream source = new ByteArrayOutputStream();
        received(1).writeTo(source);
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        List<SignatureRecord> good = verifier(record).verify(new ByteArrayInputStream(source.toByteArray()));
        assertThat(good).hasSize(1);
        assertThat(good.get(0).getDToken().toString()).isEqualTo("pds.example");
        assertThat(good.get(0).getSelector().toString()).isEqualTo("alert2026");
        String changed = source.toString(StandardCharsets.UTF_8).replace("To: r1@", "To: r2@");
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        verifier(record).verify(new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(org.apache.james.jdkim.exceptions.FailException.class);
    }

    private static DKIMVerifier verifier(String record) {
        return new DKIMVerifier((method, selector, domain) -> List.of(record));
    }

    @Test
    void advice_can_be_unsubscribed_from_and_a_warning_cannot() throws Exception {
        MailSettings.Extras extras =
                new MailSettings.Extras("", null, Set.of(), Optional.empty(), "unsubscribe@pds.example");
        Transport transport = transport(extras, Enclosures.NONE, null);

        done(transport.send(Samples.dispatch("r1", "r1@units.example", ORDER)));
        assertThat(received(1).getHeader("List-Unsubscribe")).isNull();
        Dispatch warning = Samples.dispatch("r2", "r2@units.example", ORDER);
        done(transport.send(new Dispatch(warning.delivery(), advisory(warning.alert()), ORDER, warning.at())));

        assertThat(received(2).getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:unsubscribe@pds.example?subject=unsubscribe>");
    }

    private static Alert advisory(Alert alert) {
        return new Alert(
                alert.id(),
                alert.event(),
                alert.sequence(),
                AlertKind.ADVISORY,
                alert.status(),
                alert.state(),
                List.of(),
                alert.facts(),
                alert.signOff(),
                alert.createdAt(),
                alert.sent(),
                alert.notAfter(),
                alert.digests());
    }

    @Test
    void the_return_address_names_the_delivery() throws Exception {
        Verp verp = new Verp("bounces.pds.example", new byte[32]);

        done(transport(MailSettings.Extras.NONE, Enclosures.NONE, verp)
                .send(Samples.dispatch("r1", "r1@units.example", ORDER)));

        String path = received(1).getHeader("Return-Path")[0].replaceAll("[<>]", "");
        assertThat(verp.read(path)).contains(Samples.delivery("r1", "").id());
        assertThat(received(1).getFrom()[0].toString()).contains("alert@pds.example");
    }

    @Test
    void each_domain_has_its_own_rate() {
        MailSettings.Extras extras = new MailSettings.Extras("", null, Set.of(), Optional.of(Rate.of("20/m")), "");
        Transport transport = transport(extras, Enclosures.NONE, null);

        assertThat(done(transport.send(Samples.dispatch("r1", "r1@Big.example", ORDER))))
                .isInstanceOf(Outcome.Accepted.class);
        Outcome second = done(transport.send(Samples.dispatch("r2", "r2@big.example", ORDER)));
        Outcome other = done(transport.send(Samples.dispatch("r3", "r3@small.example", ORDER)));
        now.updateAndGet(then -> then.plusSeconds(3));
        Outcome third = done(transport.send(Samples.dispatch("r2", "r2@big.example", ORDER)));

        assertThat(second.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(((Outcome.Deferred) second).retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(other).isInstanceOf(Outcome.Accepted.class);
        assertThat(third).isInstanceOf(Outcome.Accepted.class);
        assertThat(transport.receiverOf("r1@Big.example")).isEqualTo("big.example");
    }

    @ParameterizedTest
    @EnumSource(
            value = MailSettings.Tls.class,
            names = {"STARTTLS", "TLS"})
    void the_connection_is_protected_as_asked_for(MailSettings.Tls tls) throws Exception {
        BlockingQueue<String> taken = new LinkedBlockingQueue<>();
        SMTPServer relay = relay(tls, taken);
        relay.start();
        MailSettings.Extras extras =
                new MailSettings.Extras(CertificatePem.authority(), null, Set.of(), Optional.empty(), "");

        Outcome outcome = done(transport(relay.getPortAllocated(), tls, extras, Enclosures.NONE, null)
                .send(Samples.dispatch("r1", "r1@units.example", ORDER)));
        Outcome distrusted =
                done(transport(relay.getPortAllocated(), tls, MailSettings.Extras.NONE, Enclosures.NONE, null)
                        .send(Samples.dispatch("r2", "r2@units.example", ORDER)));
        relay.stop();

        assertThat(outcome).isEqualTo(new Outcome.Accepted("250", null));
        assertThat(taken).containsExactly("r1@units.example");
        assertThat(distrusted.reason()).isEqualTo(Reason.NOT_AUTHORISED);
    }

    /** Takes letters over TLS only, under a certificate of the tests' authority. */
    private static SMTPServer relay(MailSettings.Tls tls, BlockingQueue<String> taken) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(CertificatePem.of("localhost").toKeyManagerFactory().getKeyManagers(), null, null);
        SMTPServer.Builder relay = SMTPServer.port(0)
                .bindAddress(InetAddress.getByName("localhost"))
                .messageHandler((session, from, to, data) -> taken.add(to));
        return tls == MailSettings.Tls.TLS
                ? relay.serverSocketFactory(context).build()
                : relay.enableTLS().requireTLS().startTlsSocketFactory(context).build();
    }
}
