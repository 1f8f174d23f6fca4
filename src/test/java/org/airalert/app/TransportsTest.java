package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.zx.sms.codec.cmpp.msg.CmppSubmitRequestMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.cmpp.CmppVersion;
import org.airalert.channel.sms.cmpp.PeerGateway;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Verdict;
import org.airalert.directory.Audience;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.HandTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel over CMPP as the gateway wires it: independent peer on one side, real store on the other. */
class TransportsTest {
    private static final String CHANNEL = "units-sms";
    private static final Secret PASSWORD = Secret.of("secret");
    private static final InstantSource CLOCK = InstantSource.fixed(Deliveries.NOW);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Store store;

    @BeforeEach
    void open() {
        store = done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
    }

    @AfterEach
    void close() {
        done(store.close());
        done(vertx.close());
    }

    @Test
    void a_carriers_report_over_its_own_protocol_ends_the_delivery_in_the_store() throws Exception {
        PeerGateway peer = new PeerGateway(CmppVersion.V30, "901234", PASSWORD, new Delivers());
        Transports transports = new Transports(
                vertx,
                "http://public",
                ZoneId.of("Asia/Shanghai"),
                CLOCK,
                new Transports.Reports(store.deliveries(), new HandTimers(Deliveries.NOW)),
                new SimpleMeterRegistry());
        Transport transport = transports.of(channel(peer.port));
        Delivery delivery = claimed();

        Outcome outcome = done(transport.send(new Dispatch(
                delivery,
                Samples.alert(),
                new Dispatch.Content("", "橙色预警。".repeat(30), "", "", 3, "UCS-2"),
                Deliveries.NOW)));
        record(delivery, (Outcome.Accepted) outcome);

        done(reported(delivery));
        done(transport.close());
        peer.stop();
        assertThat(peer.texts).containsExactly("橙色预警。".repeat(30));
    }

    private Delivery claimed() {
        Delivery plain = Deliveries.queued(1, CHANNEL, "unit-1");
        Delivery planned = new Delivery(
                plain.id(),
                plain.alert(),
                plain.event(),
                plain.sequence(),
                CHANNEL,
                plain.recipient(),
                "13800138000",
                plain.fields(),
                plain.priority(),
                plain.round(),
                plain.plannedAt(),
                plain.notAfter(),
                null,
                plain.progress());
        done(store.deliveries().plan(List.of(planned)));
        return done(store.deliveries()
                        .claim(new DeliveryStore.Claim(CHANNEL, "n1", 1, Deliveries.NOW, Duration.ofMinutes(1))))
                .get(0);
    }

    private void record(Delivery delivery, Outcome.Accepted outcome) {
        Attempt attempt =
                new Attempt(delivery.id(), 1, Deliveries.NOW, Deliveries.NOW, outcome.answer(), null, "", "n1");
        Verdict verdict = new Verdict(DeliveryState.ACCEPTED, Deliveries.NOW, null, outcome.providerId());
        done(store.deliveries().record(List.of(new DeliveryStore.Result(attempt, verdict))));
    }

    private Future<Void> reported(Delivery delivery) {
        Promise<Void> delivered = Promise.promise();
        vertx.setPeriodic(
                20,
                timer -> store.deliveries().find(delivery.id()).onSuccess(found -> {
                    if (found.orElseThrow().delivery().progress().state() == DeliveryState.DELIVERED) {
                        vertx.cancelTimer(timer);
                        delivered.tryComplete();
                    }
                }));
        return delivered.future();
    }

    private static ChannelFile channel(int port) {
        return new ChannelFile(
                CHANNEL,
                new Bilingual("单位短信", "Units SMS"),
                Audience.UNITS,
                Set.of(),
                EnumSet.allOf(AlertKind.class),
                new ChannelFile.Wording(List.of("sms"), 3, false),
                new CmppSettings(
                        SmsLine.plain("127.0.0.1", port, 1, 16),
                        CmppVersion.V30,
                        "901234",
                        PASSWORD,
                        "AIR",
                        "10690001"),
                Samples.pace(Duration.ofSeconds(20)),
                new ChannelFile.Tracking(true, Duration.ofHours(24), false),
                true,
                List.of());
    }

    private static final class Delivers implements PeerGateway.Behaviour {
        @Override
        public long result(CmppSubmitRequestMessage submit) {
            return 0;
        }

        @Override
        public String state(CmppSubmitRequestMessage submit) {
            return "DELIVRD";
        }
    }
}
