package org.airalert.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.VertxTimers;

/** The gateway as a process of its own: starts it, tells where it is, and ends it in order when the process is told to stop. */
final class GatewayProcess {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private GatewayProcess() {}

    /** Runs until the process is told to stop. */
    static void run(Configuration config) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        Gateway gateway;
        Gateway.Ports ports;
        try {
            gateway = within(START_SECONDS, open(vertx, config));
            ports = within(START_SECONDS, gateway.start());
        } catch (Exception e) {
            // Any exception: awaiting a future throws what it failed with, checked or not.
            vertx.close();
            throw new StartException("cannot start: " + reason(e), e);
        }
        Banner.print(System.out, gateway.config(), ports, sinceStart());
        within(START_SECONDS, gateway.firstStart())
                .ifPresent(path -> Banner.firstStart(System.out, gateway.config(), ports, path));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            within(STOP_SECONDS, gateway.stop());
            ended.countDown();
        }));
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Future<Gateway> open(Vertx vertx, Configuration config) {
        VertxTimers clock = VertxTimers.real(vertx, Clock.systemUTC());
        Gateway.Surroundings around = new Gateway.Surroundings(
                vertx,
                clock,
                clock,
                Clock.systemUTC(),
                new SecureRandom(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                "node-" + ProcessHandle.current().pid(),
                true);
        return store(vertx, config.gateway()).compose(store -> Gateway.assemble(around, config, store));
    }

    static Future<Store> store(Vertx vertx, GatewayConfig config) {
        if (config.store().kind() == GatewayConfig.StoreChoice.Kind.REDIS) {
            return Future.failedFuture(new StartException("store.kind: redis is not part of this build", null));
        }
        return SqliteStore.open(vertx, config.dataFolder(), SqliteSettings.defaults());
    }

    static <T> T within(long seconds, Future<T> future) {
        try {
            return future.await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StartException("not done within " + seconds + " s", e);
        }
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        // Of an I/O fault the message alone is often no more than a path.
        return message == null || failure instanceof IOException ? failure.toString() : message;
    }

    private static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }
}
