package org.airalert.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.app.StartException;
import org.airalert.channel.ChannelFile.BreakerSettings;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Priority;
import org.airalert.delivery.RetryPolicy;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.sandbox.Behaviour;
import org.airalert.sandbox.CarrierReceiver;
import org.airalert.sandbox.Sandbox;

/** A transport that is kept as busy as its window allows, without store and lane; and its carrier, on an event loop of its own. */
final class CarrierLoad implements AutoCloseable {
    private static final String TEXT = "【平顶山市环委会办公室】重污染天气橙色预警，请减少外出。";
    private static final long FIRST = 13_800_000_000L;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Vertx other = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final CarrierReceiver carrier;
    private final Transport transport;
    private final int underWay;
    private final Alert alert = SampleAlerts.all().get(0).alert();

    /** @param line its port is chosen here */
    CarrierLoad(CarrierProtocol protocol, SmsLine line, Duration rtt) {
        Clock clock = Clock.systemUTC();
        // Without reports: they come back at half the speed of the submits, and the window is what is measured.
        this.carrier = new CarrierReceiver(
                new Sandbox.Surroundings(other, clock, clock, new SecureRandom()),
                protocol.carrier(),
                Behaviour.GOOD.latency(rtt),
                null);
        Measured.wait(carrier.listen(0));
        this.underWay = 2 * line.links() * line.window();
        this.transport = protocol.transport(
                vertx,
                pace(underWay),
                protocol.settings(
                        new CarrierProtocol.Way(CarrierProtocol.line(carrier.port(), line.links(), line.window()), 0)),
                new SmsTransport.Reporting(false, receipts -> Future.succeededFuture(), clock, fault -> {}));
        // Every link is there before the clock starts.
        for (int i = 0; i < line.links(); i++) {
            Measured.wait(transport.linkTest());
        }
    }

    static Pace pace(int concurrency) {
        return new Pace(
                concurrency,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                new RetryPolicy(List.of(Duration.ofSeconds(1)), 0, Duration.ofMinutes(1)),
                new BreakerSettings(100, 60, Duration.ofSeconds(5), 2),
                Duration.ZERO);
    }

    /** Completes when that many were accepted; with the seconds it took. */
    double send(int number) {
        Round round = new Round(number);
        long start = System.nanoTime();
        vertx.getOrCreateContext().runOnContext(go -> round.start());
        Measured.wait(round.done.future());
        return Measured.secondsSince(start);
    }

    private Dispatch dispatch(int index) {
        Instant now = alert.createdAt();
        Delivery delivery = new Delivery(
                new DeliveryId("dl-" + index),
                alert.id(),
                alert.event(),
                alert.sequence(),
                "carrier",
                "phone-" + index,
                Long.toString(FIRST + index),
                Map.of(),
                Priority.ORANGE,
                0,
                now,
                alert.notAfter(),
                null,
                Delivery.Progress.queued(now));
        return new Dispatch(delivery, alert, new Dispatch.Content("", TEXT, "", "", 1, "UCS-2"), now);
    }

    @Override
    public void close() {
        Measured.wait(transport.close());
        Measured.wait(carrier.close());
        Measured.wait(vertx.close());
        Measured.wait(other.close());
    }

    /** For one event loop. */
    private final class Round {
        private final int number;
        private final Promise<Void> done = Promise.promise();
        private int started;
        private int accepted;

        Round(int number) {
            this.number = number;
        }

        void start() {
            for (int i = 0; i < underWay; i++) {
                next();
            }
        }

        private void next() {
            if (started < number) {
                transport.send(dispatch(started++)).onSuccess(this::answered);
            }
        }

        private void answered(Outcome outcome) {
            if (!(outcome instanceof Outcome.Accepted)) {
                done.tryFail(
                        new StartException("bench: not accepted, " + outcome.answer() + " " + outcome.detail(), null));
            } else if (++accepted == number) {
                done.tryComplete();
            } else {
                next();
            }
        }
    }
}
