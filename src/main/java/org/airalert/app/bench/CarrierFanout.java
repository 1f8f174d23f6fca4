package org.airalert.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.delivery.DeliveryState;
import org.airalert.directory.Audience;
import org.airalert.dispatch.Dispatcher;
import org.airalert.sandbox.Behaviour;
import org.airalert.sandbox.CarrierReceiver;
import org.airalert.sandbox.Sandbox;
import org.airalert.store.DeliveryStore;

/** One fan-out to phones of three carriers, each over its own protocol: store, lanes, transports and reports as {@code serve} wires them. */
final class CarrierFanout implements AutoCloseable {
    private static final List<CarrierProtocol> CARRIERS =
            List.of(CarrierProtocol.cmpp3, CarrierProtocol.sgip, CarrierProtocol.smgp);
    private static final long LOOK_MILLIS = 20;

    private final Vertx other = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final BenchGateway gateway;
    private final List<CarrierReceiver> carriers = new ArrayList<>();
    private final List<Dispatcher.Way> ways = new ArrayList<>();

    CarrierFanout(Configuration config, SmsLine line, Duration rtt) {
        this.gateway = new BenchGateway(config, false);
        Clock clock = Clock.systemUTC();
        for (CarrierProtocol protocol : CARRIERS) {
            int reports = freePort();
            CarrierReceiver carrier = new CarrierReceiver(
                    new Sandbox.Surroundings(other, clock, clock, new SecureRandom()),
                    protocol.carrier(),
                    Behaviour.GOOD.latency(rtt),
                    SocketAddress.inetSocketAddress(reports, "127.0.0.1"));
            Measured.wait(carrier.listen(0));
            carriers.add(carrier);
            SmsLine own = CarrierProtocol.line(carrier.port(), line.links(), line.window());
            ways.add(way(config, protocol, new CarrierProtocol.Way(own, reports), clock));
        }
    }

    private Dispatcher.Way way(Configuration config, CarrierProtocol protocol, CarrierProtocol.Way way, Clock clock) {
        ChannelFile usual = Fanout.channel(config);
        String id = "bench-" + protocol.name();
        int underWay = 2 * way.line().links() * way.line().window();
        ChannelFile channel = new ChannelFile(
                id,
                usual.name(),
                // Whose wording has an SMS.
                Audience.PUBLIC,
                Set.of(),
                usual.kinds(),
                new ChannelFile.Wording(List.of("sms"), 3, false),
                protocol.settings(way),
                CarrierLoad.pace(underWay),
                new ChannelFile.Tracking(true, Duration.ofHours(1), false),
                true,
                List.of());
        DeliveryStore deliveries = gateway.deliveries();
        SmsTransport.Reporting reporting = new SmsTransport.Reporting(
                true,
                receipts -> deliveries.receive(id, receipts, clock.instant()).mapEmpty(),
                clock,
                fault -> {});
        return new Dispatcher.Way(
                channel, protocol.transport(gateway.vertx(), channel.pace(), protocol.settings(way), reporting));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartException("bench: no free port: " + e.getMessage(), e);
        }
    }

    /** Shared out among the carriers; from the lanes' start until every message has its report in the store. */
    JsonObject run(int recipients) {
        List<Fanout> fanouts = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            int share = recipients / ways.size() + (i < recipients % ways.size() ? 1 : 0);
            fanouts.add(gateway.fanout(ways.get(i).file(), "carrier-" + i, share));
        }
        for (Fanout fanout : fanouts) {
            Measured.wait(fanout.plan(gateway.deliveries()));
        }
        Dispatcher dispatcher = gateway.dispatcher(ways);
        long start = System.nanoTime();
        Measured.wait(dispatcher.start());
        long delivered = Measured.wait(allDelivered(fanouts, recipients));
        double seconds = Measured.secondsSince(start);
        Measured.wait(dispatcher.stop());
        return row(fanouts, recipients, seconds).put("delivered", delivered);
    }

    private JsonObject row(List<Fanout> fanouts, int recipients, double seconds) {
        long p50 = 0;
        long p99 = 0;
        for (Fanout fanout : fanouts) {
            for (DeliveryStore.Latency latency : Measured.wait(
                            gateway.deliveries().latencies(fanout.alert()))
                    .values()) {
                p50 = Math.max(p50, latency.p50Millis());
                p99 = Math.max(p99, latency.p99Millis());
            }
        }
        return new JsonObject()
                .put("bench", "carrier")
                .put("recipients", recipients)
                .put(
                        "parts",
                        carriers.stream()
                                .mapToLong(carrier -> carrier.tally().messages())
                                .sum())
                .put(
                        "duplicates",
                        carriers.stream()
                                .mapToLong(carrier -> carrier.tally().duplicates())
                                .sum())
                .put("seconds", seconds)
                .put("perSecond", recipients / seconds)
                .put("p50Millis", p50)
                .put("p99Millis", p99);
    }

    /** A promise, because this looks again by a timer until it is so. */
    private Future<Long> allDelivered(List<Fanout> fanouts, int recipients) {
        Promise<Long> done = Promise.promise();
        look(fanouts, recipients, done);
        return done.future();
    }

    private void look(List<Fanout> fanouts, int recipients, Promise<Long> done) {
        List<Future<Long>> counts = fanouts.stream()
                .map(fanout -> gateway.deliveries().counts(fanout.alert()).map(CarrierFanout::delivered))
                .toList();
        Future.join(counts)
                .map(all -> counts.stream().mapToLong(Future::result).sum())
                .onSuccess(sum -> {
                    if (sum == recipients) {
                        done.complete(sum);
                    } else {
                        gateway.vertx().setTimer(LOOK_MILLIS, again -> look(fanouts, recipients, done));
                    }
                })
                .onFailure(done::fail);
    }

    private static long delivered(Map<String, Map<DeliveryState, Long>> counts) {
        return counts.values().stream()
                .mapToLong(states -> states.getOrDefault(DeliveryState.DELIVERED, 0L))
                .sum();
    }

    @Override
    public void close() {
        carriers.forEach(carrier -> Measured.wait(carrier.close()));
        gateway.close();
        Measured.wait(other.close());
    }
}
