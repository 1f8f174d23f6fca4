package org.airalert.channel.sms;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole day with an independent peer: log in on two links, 10,000 messages, flow control, a cut connection, link tests, reports. */
public abstract class ConversationContract {
    private static final int MESSAGES = 10_000;
    /** Each n-th submit is answered with flow control, each m-th number is reported as undeliverable. */
    private static final int THROTTLED_EVERY = 97;

    private static final int UNDELIVERABLE = 7;
    private static final long FIRST = 13_800_000_000L;
    /** As many as a lane has under way. */
    private static final int UNDER_WAY = 200;

    protected final Vertx vertx = Vertx.vertx();
    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final AtomicInteger contradictions = new AtomicInteger();
    private final Set<String> unnamed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger throttled = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger linkTests = new AtomicInteger();
    private boolean cut;
    private int next;
    private int settled;

    protected abstract Peer peer(Peer.Mood mood) throws Exception;

    /** On two links, with the window of the protocol. */
    protected abstract Transport transport(int port);

    @AfterEach
    void closeVertx() throws Exception {
        vertx.close().await(10, SECONDS);
    }

    @Test
    void every_message_of_ten_thousand_ends_in_the_right_state() throws Exception {
        Peer peer = peer(new Moody());
        Transport transport = transport(peer.port());
        Promise<Void> all = Promise.promise();

        vertx.runOnContext(go -> {
            for (int i = 0; i < UNDER_WAY; i++) {
                sendNext(transport, peer, all);
            }
        });
        all.future().await(150, SECONDS);
        allReceipts().await(60, SECONDS);
        transport.close().await(60, SECONDS);
        peer.stop();

        assertThat(accepted)
                .hasSize(MESSAGES)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(throttled.get()).isBetween(MESSAGES / THROTTLED_EVERY, MESSAGES / THROTTLED_EVERY + 5);
        assertThat(lost.get())
                .as("sends in the middle of which the link was cut")
                .isPositive();
        // What the peer had taken when the link was cut is sent again, and reported under the id that only the peer
        // knows; a report whose answer the cut took is sent again, too.
        assertThat(peer.submits()).isBetween(MESSAGES + throttled.get(), MESSAGES + throttled.get() + lost.get());
        assertThat(unnamed).hasSizeLessThanOrEqualTo(lost.get());
        assertThat(contradictions).hasValue(0);
        assertThat(linkTests.get()).isPositive();
        assertThat(receipts).hasSize(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            assertThat(receipts.get("dl-r" + i).state())
                    .as("message %d", i)
                    .isEqualTo(i % UNDELIVERABLE == 0 ? Receipt.State.FAILED : Receipt.State.DELIVERED);
        }
    }

    private void sendNext(Transport transport, Peer peer, Promise<Void> all) {
        if (next == MESSAGES) {
            return;
        }
        int message = next++;
        if (message == MESSAGES / 2 && !cut) {
            cut = true;
            peer.cutOne();
        }
        if (message % 1000 == 500) {
            transport.linkTest().onSuccess(outcome -> linkTests.addAndGet(outcome instanceof Outcome.Accepted ? 1 : 0));
        }
        send(transport, message).onSuccess(done -> {
            settled++;
            if (settled == MESSAGES) {
                all.complete();
            } else {
                sendNext(transport, peer, all);
            }
        });
    }

    /** Again and again until it is taken, as a lane does. */
    private Future<Void> send(Transport transport, int message) {
        Dispatch dispatch = Samples.dispatch("r" + message, Long.toString(FIRST + message), Samples.SMS);
        return transport.send(dispatch).compose(outcome -> {
            if (outcome instanceof Outcome.Accepted) {
                accepted.merge("dl-r" + message, 1, Integer::sum);
                return Future.succeededFuture();
            }
            assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
            throttled.addAndGet(outcome.reason() == Reason.THROTTLED ? 1 : 0);
            lost.addAndGet(outcome.reason() == Reason.CONNECTION_LOST ? 1 : 0);
            return vertx.timer(20, java.util.concurrent.TimeUnit.MILLISECONDS).compose(now -> send(transport, message));
        });
    }

    private Future<Void> allReceipts() {
        Promise<Void> complete = Promise.promise();
        vertx.setPeriodic(20, timer -> {
            if (receipts.size() >= MESSAGES) {
                vertx.cancelTimer(timer);
                complete.tryComplete();
            }
        });
        return complete.future();
    }

    protected final Future<Void> keep(List<Receipt> some) {
        for (Receipt receipt : some) {
            if (receipt.deliveryId() == null) {
                unnamed.add(Objects.requireNonNull(receipt.providerId()));
                continue;
            }
            Receipt before = receipts.put(receipt.deliveryId(), receipt);
            contradictions.addAndGet(before != null && before.state() != receipt.state() ? 1 : 0);
        }
        return Future.succeededFuture();
    }

    private static final class Moody implements Peer.Mood {
        @Override
        public boolean throttles(int submit) {
            return submit % THROTTLED_EVERY == 0;
        }

        @Override
        public String state(String number) {
            String tail = number.substring(number.length() - 11);
            return (Long.parseLong(tail) - FIRST) % UNDELIVERABLE == 0 ? "UNDELIV" : "DELIVRD";
        }
    }
}
