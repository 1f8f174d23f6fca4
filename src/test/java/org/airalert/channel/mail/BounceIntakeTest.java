package org.airalert.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import jakarta.mail.Message;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.airalert.channel.Samples;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices as mail systems send them, by Jakarta Mail as the client. */
class BounceIntakeTest {
    private static final DeliveryId DELIVERY = new DeliveryId("dl-0a2a1cb99274a1ac1d1bb7b91b004cb39af1");
    private static final String NOTICE = """
            From: MAILER-DAEMON@mx.big.example
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.
            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.big.example

            Final-Recipient: rfc822; r1@big.example
            Action: %s
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such mailbox
            --b1--
            """;

    private final Verp verp = new Verp("bounces.pds.example", new byte[32]);
    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private Supplier<Future<Void>> store = Future::succeededFuture;
    private BounceIntake intake;

    @BeforeEach
    void start() throws Exception {
        intake = new BounceIntake(
                InetAddress.getByName("127.0.0.1"),
                0,
                verp,
                taken -> {
                    receipts.addAll(taken);
                    return store.get();
                },
                InstantSource.fixed(Samples.NOW));
        intake.start();
    }

    @AfterEach
    void stop() {
        intake.stop();
    }

    private void send(String to, String source) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(intake.port()));
        properties.put("mail.smtp.from", "<>");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(
                session, new ByteArrayInputStream(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        Transport.send(message);
    }

    @Test
    void a_letter_given_up_ends_its_delivery_with_the_receivers_words() throws Exception {
        send(verp.address(DELIVERY), NOTICE.formatted("failed"));

        Receipt receipt = receipts.poll(5, TimeUnit.SECONDS);
        assertThat(receipt)
                .isEqualTo(new Receipt(
                        DELIVERY.value(),
                        null,
                        Receipt.State.FAILED,
                        Samples.NOW,
                        null,
                        "5.1.1 smtp; 550 5.1.1 no such mailbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded"})
    void a_letter_that_is_not_given_up_ends_nothing(String action) throws Exception {
        send(verp.address(DELIVERY), NOTICE.formatted(action));

        assertThat(receipts).isEmpty();
    }

    @Test
    void an_absence_note_ends_nothing() throws Exception {
        send(verp.address(DELIVERY), "Subject: Out of office\n\nAction: failed to be here\n");

        assertThat(receipts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postmaster@bounces.pds.example",
                "b-dl-0a2a1cb99274a1ac1d1bb7b91b004cb39af1-000000000000@bounces.pds.example",
                "b-dl-0a2a-1@bounces.pds.example"
            })
    void what_is_no_return_address_of_ours_is_refused(String address) {
        assertThatThrownBy(() -> send(address, NOTICE.formatted("failed"))).isInstanceOf(SendFailedException.class);
        assertThat(receipts).isEmpty();
    }

    @Test
    void a_notice_that_the_store_cannot_take_stays_with_its_mail_system() {
        store = () -> Future.failedFuture(new IllegalStateException("full"));

        assertThatThrownBy(() -> send(verp.address(DELIVERY), NOTICE.formatted("failed")))
                .hasStackTraceContaining("451");
    }

    @Test
    void an_address_whose_case_was_changed_is_known_and_one_of_another_domain_is_not() {
        assertThat(verp.read(verp.address(DELIVERY).toUpperCase(java.util.Locale.ROOT)))
                .contains(DELIVERY);
        assertThat(verp.read(verp.address(DELIVERY).replace("@bounces.", "@other.")))
                .isEmpty();
        assertThat(verp.address(DELIVERY).indexOf('@')).isLessThanOrEqualTo(64);
    }

    @Test
    void of_a_notice_with_the_whole_letter_behind_it_only_the_beginning_is_read() throws Exception {
        send(verp.address(DELIVERY), NOTICE.formatted("failed") + "x\n".repeat(1_000_000));

        assertThat(receipts).hasSize(1);
        send(verp.address(DELIVERY), "Subject: long\n\n" + "x\n".repeat(1_000_000) + NOTICE.formatted("failed"));
        assertThat(receipts).hasSize(1);
    }
}
