package org.airalert.channel.sms.cmpp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zx.sms.codec.cmpp.msg.CmppSubmitRequestMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole day with the independent peer: log in on two links, 10,000 messages, flow control, reports good and bad. */
class CmppConversationTest {
    private static final int MESSAGES = 10_000;
    /** Each n-th submit is answered with flow control, each m-th accepted one reported as undeliverable. */
    private static final int THROTTLED_EVERY = 97;

    private static final int UNDELIVERABLE = 7;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final AtomicInteger doubled = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, SECONDS);
    }

    @Test
    void every_message_of_ten_thousand_ends_in_the_right_state() throws Exception {
        PeerGateway peer = new PeerGateway(CmppVersion.V30, "901234", Secret.of("secret"), new Moody());
        SmsTransport transport = transport(peer.port);
        Promise<List<Outcome>> sent = Promise.promise();

        vertx.runOnContext(go -> sendAll(transport).onComplete(sent));
        List<Outcome> outcomes = sent.future().await(120, SECONDS);
        long accepted =
                outcomes.stream().filter(Outcome.Accepted.class::isInstance).count();
        long throttled = outcomes.stream()
                .filter(outcome -> outcome.reason() == Reason.THROTTLED)
                .count();
        allReceipts((int) accepted).await(60, SECONDS);
        transport.close().await(60, SECONDS);
        peer.stop();

        assertThat(throttled).isEqualTo(MESSAGES / THROTTLED_EVERY);
        assertThat(accepted).isEqualTo(MESSAGES - throttled);
        assertThat(peer.submits).hasValue(MESSAGES);
        assertThat(doubled).hasValue(0);
        assertThat(receipts).hasSize((int) accepted);
        for (int i = 0; i < MESSAGES; i++) {
            Receipt receipt = receipts.get("dl-r" + i);
            boolean taken = outcomes.get(i) instanceof Outcome.Accepted;
            assertThat(receipt != null).as("message %d", i).isEqualTo(taken);
            if (receipt != null) {
                assertThat(receipt.state())
                        .as("message %d", i)
                        .isEqualTo(i % UNDELIVERABLE == 0 ? Receipt.State.FAILED : Receipt.State.DELIVERED);
            }
        }
    }

    private Future<List<Outcome>> sendAll(SmsTransport transport) {
        List<Future<Outcome>> sends = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            Dispatch dispatch = Samples.dispatch("r" + i, Long.toString(13_800_000_000L + i), Samples.SMS);
            sends.add(transport.send(dispatch));
        }
        return Future.join(sends).map(all -> all.<Outcome>list());
    }

    private Future<Void> allReceipts(int expected) {
        Promise<Void> complete = Promise.promise();
        vertx.setPeriodic(20, timer -> {
            if (receipts.size() >= expected) {
                vertx.cancelTimer(timer);
                complete.tryComplete();
            }
        });
        return complete.future();
    }

    private SmsTransport transport(int port) {
        CmppSettings settings = new CmppSettings(
                SmsLine.plain("127.0.0.1", port, 2, 16),
                CmppVersion.V30,
                "901234",
                Secret.of("secret"),
                "AIR",
                "10690001");
        return new SmsTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(110)),
                settings,
                new CmppDialect(settings, InstantSource.fixed(Samples.NOW), ZoneId.of("Asia/Shanghai")),
                new SmsTransport.Reporting(true, this::keep, InstantSource.fixed(Samples.NOW), fault -> {}));
    }

    private Future<Void> keep(List<Receipt> some) {
        for (Receipt receipt : some) {
            if (receipts.put(String.valueOf(receipt.deliveryId()), receipt) != null) {
                doubled.incrementAndGet();
            }
        }
        return Future.succeededFuture();
    }

    private static final class Moody implements PeerGateway.Behaviour {
        private final AtomicInteger seen = new AtomicInteger();

        @Override
        public long result(CmppSubmitRequestMessage submit) {
            return seen.incrementAndGet() % THROTTLED_EVERY == 0 ? 8 : 0;
        }

        @Override
        public String state(CmppSubmitRequestMessage submit) {
            long index = Long.parseLong(submit.getDestterminalId()[0]) - 13_800_000_000L;
            return index % UNDELIVERABLE == 0 ? "UNDELIV" : "DELIVRD";
        }
    }
}
