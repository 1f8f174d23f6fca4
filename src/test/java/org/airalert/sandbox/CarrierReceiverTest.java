package org.airalert.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.channel.sms.SmsWire.Alphabet;
import org.airalert.channel.sms.smpp.SmppDialect;
import org.airalert.channel.sms.smpp.SmppSettings;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A carrier of the sandbox misbehaves as told, and the transport says so. */
class CarrierReceiverTest {
    private static final Secret PASSWORD = Secret.of("sandbox");

    private final Vertx vertx = Vertx.vertx();
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private CarrierReceiver carrier;
    private Transport transport;

    @BeforeEach
    void open() throws Exception {
        Clock clock = Clock.systemUTC();
        carrier = new CarrierReceiver(
                new Sandbox.Surroundings(vertx, clock, clock, new Random(1)),
                CarrierKind.SMPP.dialect("901234", PASSWORD),
                Behaviour.GOOD,
                null);
        carrier.listen(0).await(5, SECONDS);
        SmppSettings settings = new SmppSettings(
                SmsLine.plain("127.0.0.1", carrier.port(), 1, 16),
                "901234",
                PASSWORD,
                "",
                "",
                new SmppSettings.Addresses("10690000", 0, 0, 1, 1),
                Alphabet.GSM7,
                false);
        transport = new SmsTransport(
                vertx,
                Samples.pace(Duration.ofMillis(800)),
                settings,
                new SmppDialect(settings),
                new SmsTransport.Reporting(true, this::keep, clock, fault -> {}));
    }

    private Future<Void> keep(List<Receipt> some) {
        receipts.addAll(some);
        return Future.succeededFuture();
    }

    @AfterEach
    void close() throws Exception {
        transport.close().await(10, SECONDS);
        carrier.close().await(10, SECONDS);
        vertx.close().await(10, SECONDS);
    }

    private Outcome send(String recipient) throws Exception {
        return transport
                .send(Samples.dispatch(recipient, "13800138000", Samples.SMS))
                .await(20, SECONDS);
    }

    private void eventually(BooleanSupplier condition) throws Exception {
        Promise<Void> met = Promise.promise();
        long timer = vertx.setPeriodic(5, tick -> {
            if (condition.getAsBoolean()) {
                met.tryComplete();
            }
        });
        met.future().await(20, SECONDS);
        vertx.cancelTimer(timer);
    }

    @Test
    void a_good_carrier_takes_and_reports_and_both_are_counted() throws Exception {
        assertThat(send("r1")).isInstanceOf(Outcome.Accepted.class);

        eventually(() -> receipts.size() == 1 && carrier.tally().receipts() == 1);
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.DELIVERED);
        assertThat(carrier.tally().messages()).isEqualTo(1);
    }

    @Test
    void flow_control_error_codes_and_lost_answers_come_as_told() throws Exception {
        carrier.behave(Behaviour.GOOD.busyRate(1));
        assertThat(send("r1").reason()).isEqualTo(Reason.THROTTLED);
        carrier.behave(Behaviour.GOOD.failRate(1));
        assertThat(send("r2")).isInstanceOf(Outcome.Rejected.class);
        carrier.behave(Behaviour.GOOD.lostAnswers(1));
        assertThat(send("r3").reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(carrier.tally().attempts()).isEqualTo(3);
    }

    @Test
    void a_half_open_connection_says_nothing() throws Exception {
        send("r1");
        carrier.behave(Behaviour.GOOD.with(Behaviour.Mode.SILENT));

        assertThat(send("r2").reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void failed_and_lost_reports_come_as_told() throws Exception {
        carrier.behave(Behaviour.GOOD.with(new Behaviour.Reports(Duration.ZERO, 0, 0, 1, 0)));
        send("r1");
        eventually(() -> receipts.size() == 1);
        assertThat(receipts.get(0).state()).isEqualTo(Receipt.State.FAILED);
        carrier.behave(Behaviour.GOOD.with(new Behaviour.Reports(Duration.ZERO, 0, 0, 0, 1)));
        send("r2");
        carrier.behave(Behaviour.GOOD.with(new Behaviour.Reports(Duration.ZERO, 1, 0, 0, 0)));
        send("r3");

        eventually(() -> receipts.size() == 2);
        assertThat(receipts).extracting(Receipt::deliveryId).containsExactly("dl-r1", "dl-r3");
    }

    @Test
    void a_behaviour_is_changed_by_json_and_a_wrong_one_is_told() {
        Behaviour changed = BehaviourJson.changed(
                Behaviour.GOOD,
                new JsonObject("{\"mode\":\"busy\",\"latencyMillis\":7,\"failRate\":0.5,\"lostReceipts\":1}"));

        assertThat(changed.mode()).isEqualTo(Behaviour.Mode.BUSY);
        assertThat(changed.latency()).isEqualTo(Duration.ofMillis(7));
        assertThat(changed.failRate()).isEqualTo(0.5);
        assertThat(changed.receipts().lost()).isEqualTo(1);
        assertThatThrownBy(() -> BehaviourJson.changed(Behaviour.GOOD, new JsonObject("{\"speed\":1}")))
                .hasMessageContaining("unknown [speed]");
        assertThatThrownBy(() -> BehaviourJson.changed(Behaviour.GOOD, new JsonObject("{\"failRate\":2}")))
                .hasMessage("failRate: 2.0 (expected: 0 to 1)");
    }
}
