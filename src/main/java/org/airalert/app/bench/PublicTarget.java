package org.airalert.app.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.app.Gateway;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.office.Desk;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.VertxTimers;

/** The whole gateway as {@code serve} wires it, on a scratch folder and free ports, with an approved warning in force. */
final class PublicTarget implements AutoCloseable {
    private static final Principal DRAFTER =
            new Principal("bench-drafter", "bench", Set.of(Role.DUTY_OFFICER), Set.of());
    private static final Principal APPROVER =
            new Principal("bench-approver", "bench", Set.of(Role.APPROVER, Role.CITY_LEADER), Set.of());

    private final Path folder;
    private final Gateway gateway;
    private final int port;
    private final String city;

    PublicTarget(Configuration read) {
        try {
            folder = Files.createTempDirectory("airalert-bench-");
        } catch (IOException e) {
            throw new StartException("bench: no folder for the store: " + e.getMessage(), e);
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        GatewayConfig.Listener free = new GatewayConfig.Listener("127.0.0.1", 0);
        // No channels: nothing is sent to anybody.
        Configuration config = read.with(read.gateway().at(free, free, folder), read.recipients(), List.of());
        Store store = Measured.wait(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
        VertxTimers clock = VertxTimers.real(vertx, Clock.systemUTC());
        gateway = Measured.wait(Gateway.assemble(
                new Gateway.Surroundings(
                        vertx,
                        clock,
                        clock,
                        Clock.systemUTC(),
                        new SecureRandom(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        "bench",
                        true),
                config,
                store));
        port = Measured.wait(gateway.start()).publicPort();
        city = config.areas().root().code();
        Alert sample = SampleAlerts.all().stream()
                .map(SampleAlerts.Sample::alert)
                .filter(one -> one.kind() == AlertKind.ISSUE)
                .findFirst()
                .orElseThrow();
        Alert draft = Measured.wait(
                gateway.desk().draft(new Desk.Draft(AlertKind.ISSUE, AlertStatus.ACTUAL, sample.facts()), DRAFTER));
        Measured.wait(gateway.desk().approve(draft.id(), APPROVER));
        change();
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    /** Has the public documents made anew. */
    void change() {
        Measured.wait(gateway.desk().assess(city));
    }

    @Override
    public void close() {
        try {
            gateway.stop().await(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new StartException("bench: the gateway does not stop", e);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StartException("bench: " + folder + " is left behind: " + e.getMessage(), e);
        }
    }
}
