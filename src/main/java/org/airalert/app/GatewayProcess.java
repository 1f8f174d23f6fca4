package org.airalert.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.airalert.app.config.Configuration;
import org.airalert.time.VertxTimers;

/** The gateway as a process of its own: starts it, tells where it is, and ends it in order when the process is told to stop. */
final class GatewayProcess {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;
    private static final int NODE_BYTES = 3;

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
        return Stores.open(vertx, config.gateway()).compose(opened -> {
            VertxTimers clock = VertxTimers.real(vertx, opened.clock());
            Gateway.Surroundings around = new Gateway.Surroundings(
                    vertx,
                    clock,
                    clock,
                    opened.clock(),
                    new SecureRandom(),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                    node(),
                    true);
            return Gateway.assemble(around, config, opened.store());
        });
    }

    /** Unlike any other node's on the same store, also where every process of a container is number 1. */
    private static String node() {
        byte[] more = new byte[NODE_BYTES];
        new SecureRandom().nextBytes(more);
        return "node-" + ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(more);
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
