package org.airalert.app.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.app.Gateway;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.office.Desk;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.VertxTimers;

/**
 * The gateway as {@code serve} puts it together, both sides on free ports, with one channel and as many schools as wanted. Its alerts are advisories in a
 * drill: hundreds of real ones would stand on the public page, which is made anew at each.
 */
final class WholeGateway implements AutoCloseable {
    private static final GatewayConfig.Listener ANY = new GatewayConfig.Listener("127.0.0.1", 0);
    private static final Principal DRAFTER =
            new Principal("bench-drafter", "bench", Set.of(Role.DUTY_OFFICER), Set.of());
    private static final Principal APPROVER =
            new Principal("bench-approver", "bench", Set.of(Role.APPROVER, Role.CITY_LEADER), Set.of());

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Gateway gateway;

    /** Starts it; blocks until it listens. */
    WholeGateway(Configuration read, ChannelFile channel, int schools, Path data) {
        Configuration config = new Configuration(
                read.gateway().at(ANY, ANY, data),
                read.plan(),
                read.texts(),
                read.duties(),
                read.guidance(),
                read.areas(),
                Fanout.schools(
                        channel.audience(), advisory().facts().areas().get(0).code(), 1, schools),
                List.of(channel),
                read.templates(),
                read.planSource());
        VertxTimers clock = VertxTimers.real(vertx, Clock.systemUTC());
        Gateway.Surroundings around = new Gateway.Surroundings(
                vertx,
                clock,
                clock,
                Clock.systemUTC(),
                new SecureRandom(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                "bench-" + ProcessHandle.current().pid(),
                true);
        this.gateway = Measured.wait(SqliteStore.open(vertx, data, SqliteSettings.defaults())
                .compose(store -> Gateway.assemble(around, config, store)));
        Measured.wait(gateway.start());
    }

    private static Desk.Draft advisory() {
        Alert sample = SampleAlerts.all().stream()
                .filter(one -> one.name().equals("advisory/drill"))
                .findFirst()
                .orElseThrow()
                .alert();
        return new Desk.Draft(sample.kind(), sample.status(), sample.facts());
    }

    Vertx vertx() {
        return vertx;
    }

    Store store() {
        return gateway.store();
    }

    /** An advisory that waits for its approval. */
    AlertId draft() {
        return Measured.wait(gateway.desk().draft(advisory(), DRAFTER)).id();
    }

    Future<Alert> approve(AlertId alert) {
        return gateway.desk().approve(alert, APPROVER);
    }

    /** Whether all its deliveries are planned. */
    boolean isPublished(AlertId alert) {
        return Measured.wait(gateway.desk().alert(alert)).orElseThrow().state() == AlertState.PUBLISHED;
    }

    @Override
    public void close() {
        Measured.wait(gateway.stop());
    }
}
