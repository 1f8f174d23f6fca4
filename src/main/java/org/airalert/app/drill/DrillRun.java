package org.airalert.app.drill;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.airalert.alert.AlertStatus;
import org.airalert.app.Gateway;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.app.demo.DemoClock;
import org.airalert.sandbox.Sandbox;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;

/**
 * One drill put together: a whole gateway on a scratch folder whose engine proposes exercises only, with the sandbox behind every channel. Its methods block and
 * are called by one thread.
 */
final class DrillRun implements AutoCloseable {
    private static final Duration NEVER = Duration.ofDays(3_650);
    /** An hour in some milliseconds. */
    private static final double SPEED = 1_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final Script script;
    private final DemoClock clock;
    private final Sandbox sandbox;
    private final DrillReceivers receivers;
    private final Gateway gateway;
    private final DrillPlayer player;
    private Gateway.Ports ports = new Gateway.Ports(0, 0);

    /** @param status {@code ACTUAL} only where a script stands for a real event, in tests of what is made of one */
    record Settings(Path scratch, RandomGenerator random, AlertStatus status) {}

    DrillRun(Script script, Configuration read, Settings settings) {
        DrillReceivers.requireKnown(script, read);
        this.script = script;
        try {
            this.clock = new DemoClock(vertx, System::nanoTime, script.start(), SPEED);
            this.sandbox = DrillPlayer.within(
                    Sandbox.start(new Sandbox.Surroundings(vertx, clock, Clock.systemUTC(), settings.random()), 0));
            this.receivers = new DrillReceivers(sandbox, settings.random(), dead(script));
            Configuration config = receivers.behind(read, gatewayConfig(read.gateway(), settings.scratch()));
            this.gateway =
                    DrillPlayer.within(SqliteStore.open(vertx, config.gateway().dataFolder(), SqliteSettings.defaults())
                            .compose(store -> assemble(settings, config, store)));
            this.player = new DrillPlayer(new DrillPlayer.Parts(vertx, gateway, clock, script, receivers));
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    private static Set<String> dead(Script script) {
        Set<String> dead = new HashSet<>();
        script.faults().forEach(fault -> {
            if (fault instanceof Script.Fault.DeadContact one) {
                dead.add(one.recipient());
            }
        });
        return dead;
    }

    private Future<Gateway> assemble(Settings settings, Configuration config, Store store) {
        return Gateway.assemble(
                new Gateway.Surroundings(
                        vertx,
                        clock,
                        () -> clock.instant().truncatedTo(ChronoUnit.HOURS),
                        Clock.systemUTC(),
                        settings.random(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        "drill-" + ProcessHandle.current().pid(),
                        false,
                        settings.status()),
                config,
                store);
    }

    /** Assessments are made by the player only; nothing is watched outside of the scratch folder. */
    private static GatewayConfig gatewayConfig(GatewayConfig read, Path scratch) {
        GatewayConfig.Listener open = new GatewayConfig.Listener("127.0.0.1", DrillReceivers.freePort());
        return new GatewayConfig(
                open,
                "http://127.0.0.1:" + open.port(),
                // No public page is written to a folder that others show.
                new GatewayConfig.Open(
                        "", read.open().maxConnections(), read.open().maxStreams()),
                new GatewayConfig.Listener("127.0.0.1", 0),
                scratch.resolve("data"),
                read.upkeep(),
                read.store(),
                new GatewayConfig.Intake(
                        read.intake().maxBodyBytes(), "", read.intake().dropEvery()),
                new GatewayConfig.Assessment(NEVER, NEVER, Set.of(), Set.of()),
                read.approval(),
                read.alert(),
                read.session(),
                new GatewayConfig.Bounces("", read.bounces().listener()));
    }

    Gateway gateway() {
        return gateway;
    }

    /** Where the office side listens, once it plays. */
    int officePort() {
        return ports.officePort();
    }

    DrillReceivers.Marks marks() {
        return receivers.marks();
    }

    /** What every receiver got. */
    JsonObject received() {
        return sandbox.stats();
    }

    /** Plays the whole script. @return every step, in order */
    List<DrillPlayer.Told> play() {
        ports = DrillPlayer.within(gateway.start());
        return player.play();
    }

    /**
     * Plays it and evaluates what came of it.
     *
     * @param ranAt by the machine's clock
     */
    JsonObject result(Instant ranAt) {
        List<DrillPlayer.Told> told = play();
        if (told.isEmpty()) {
            String what = "drill: " + script.name() + " made no warning: its air meets no standard of the plan";
            throw new StartException(what, new IllegalStateException(what));
        }
        JsonObject evaluation = DrillPlayer.within(
                gateway.evaluations().report(told.get(0).alert().event()));
        return new DrillResult(script, gateway.config().plan().zone(), told)
                .json(ranAt, marks(), received(), evaluation);
    }

    @Override
    public void close() {
        DrillPlayer.within(sandbox.close().eventually(gateway::stop));
    }
}
