package org.airalert.app.demo;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airalert.app.Gateway;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Delivery;
import org.airalert.directory.Recipient;
import org.airalert.sandbox.Sandbox;
import org.airalert.store.DeliveryStore;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;

/** One run of the demo: gateway, receivers and episode put together. Its methods block and are called by one thread; {@link #close} by any, once. */
final class Demo {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;
    private static final Duration NEVER = Duration.ofDays(3_650);
    private static final Duration REFRESH = Duration.ofMinutes(10);
    private static final long SETTLE_SECONDS = 60;
    private static final long LOOK_MILLIS = 50;
    private static final int PAGE = 1_000;
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final SecureRandom random = new SecureRandom();
    private final Settings settings;
    private final Path scratch;
    private final ZoneId zone;
    private final Episode episode;
    private final DemoClock clock;
    private final Sandbox sandbox;
    private final DemoReceivers receivers;
    private final Configuration config;
    private final Teller teller;
    private final Figures figures;
    private final Gateway gateway;
    private final Player player;

    /**
     * @param speed how many times as fast as the machine's clock the episode goes by
     * @param publicSide 0 for any free port
     * @param officeSide 0 for any free port
     */
    record Settings(double speed, GatewayConfig.Listener publicSide, GatewayConfig.Listener officeSide) {}

    /**
     * Puts a run together, and starts only the receivers.
     *
     * @param read the configuration that the demo shows; its channels are pointed at the sandbox
     * @param scratch an empty folder
     * @throws RuntimeException when it cannot be started; nothing is left running then
     */
    Demo(Configuration read, Settings settings, Path scratch, PrintStream out) {
        this.settings = settings;
        this.scratch = scratch;
        this.zone = read.plan().zone();
        try {
            this.episode = Episode.bundled(scratch, zone);
            this.clock = new DemoClock(vertx, System::nanoTime, episode.first(), settings.speed());
            this.sandbox = within(
                    START_SECONDS, Sandbox.start(new Sandbox.Surroundings(vertx, clock, Clock.systemUTC(), random), 0));
            this.receivers = new DemoReceivers(sandbox, random);
            this.config = receivers.behind(read, gatewayConfig(read.gateway()));
            this.teller = new Teller(
                    out, zone, byId(config.channels(), ChannelFile::id), byId(config.recipients(), Recipient::id));
            this.figures = new Figures(System::nanoTime, teller::channel);
            this.gateway = within(START_SECONDS, assemble());
            this.player = new Player(new Player.Parts(vertx, gateway.desk(), clock, episode, figures, teller));
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    /** Assessments are made at full hours and by the player only: neither new data nor the clock makes one. */
    private GatewayConfig gatewayConfig(GatewayConfig read) {
        GatewayConfig.Listener open = new GatewayConfig.Listener(
                settings.publicSide().host(),
                settings.publicSide().port() == 0
                        ? DemoReceivers.freePort()
                        : settings.publicSide().port());
        return new GatewayConfig(
                open,
                // Receipts come from this machine, and links in messages must open on it.
                "http://" + HOST + ":" + open.port(),
                read.open(),
                settings.officeSide(),
                scratch.resolve("data"),
                read.upkeep(),
                new GatewayConfig.StoreChoice(
                        GatewayConfig.StoreChoice.Kind.SQLITE,
                        read.store().redisUrl(),
                        read.store().redisMode(),
                        read.store().redisMaster(),
                        read.store().redisReplicas()),
                read.intake(),
                new GatewayConfig.Assessment(NEVER, NEVER, java.util.Set.of(), java.util.Set.of()),
                read.approval(),
                read.alert(),
                read.session(),
                read.bounces());
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one));
    }

    private Future<Gateway> assemble() {
        Gateway.Surroundings around = new Gateway.Surroundings(
                vertx,
                clock,
                () -> clock.instant().truncatedTo(ChronoUnit.HOURS),
                Clock.systemUTC(),
                random,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                "demo-" + ProcessHandle.current().pid(),
                false);
        return SqliteStore.open(vertx, config.gateway().dataFolder(), SqliteSettings.defaults())
                .compose(
                        store -> Gateway.assemble(around, config, new CountedStore(store, figures, new People(clock))));
    }

    /** Starts the gateway, tells where it is, and plays the episode. @return what the run came to, once everything has settled */
    Outcomes run() {
        Gateway.Ports ports = within(START_SECONDS, gateway.start().recover(this::notListening));
        DemoAccounts.Made accounts = within(START_SECONDS, new DemoAccounts(gateway.accounts(), random).make());
        teller.lines(Opening.lines(
                new Opening.Facts(ports, accounts.visitors(), settings.speed(), config, receivers, episode)));
        long began = System.nanoTime();
        Troubles troubles = new Troubles(receivers.carriers(), zone);
        List<Outcomes.Told> told = player.play(accounts.standIn(), troubles, zone);
        Outcomes outcomes = settled(told, troubles);
        clock.letRunInRealTime();
        keepFresh();
        end(outcomes, Duration.ofNanos(System.nanoTime() - began));
        return outcomes;
    }

    private Future<Gateway.Ports> notListening(Throwable cause) {
        return Future.failedFuture(new StartException(
                "demo: cannot listen on ports " + config.gateway().publicSide().port() + " and "
                        + config.gateway().officeSide().port() + ": " + cause.getMessage()
                        + " (--port and --office-port choose others; 0: any free one)",
                cause));
    }

    /** Waits until every delivery is at an end and every report has come; goes on with what there is when that takes too long. */
    private Outcomes settled(List<Outcomes.Told> told, Troubles troubles) {
        Map<String, ChannelFile> channels = byId(config.channels(), ChannelFile::id);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (true) {
            Outcomes now = new Outcomes(teller, channels, told, deliveries(), figures);
            if ((now.allFinal() && troubles.allReported()) || System.nanoTime() > until) {
                return now;
            }
            clock.letRunTo(clock.instant().plus(Duration.ofMinutes(30)));
            within(START_SECONDS, vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    private List<Delivery> deliveries() {
        List<Delivery> all = new ArrayList<>();
        String cursor = null;
        List<DeliveryStore.Tracked> page;
        do {
            page = within(
                    START_SECONDS,
                    gateway.store().deliveries().list(new DeliveryStore.Filter(null, null, null, null, cursor, PAGE)));
            page.forEach(tracked -> all.add(tracked.delivery()));
            cursor = all.isEmpty() ? null : all.get(all.size() - 1).id().value();
        } while (page.size() == PAGE);
        return all;
    }

    /** Nothing else has the board made anew after the episode. */
    private void keepFresh() {
        clock.after(REFRESH, () -> {
            gateway.desk().assess(episode.area());
            keepFresh();
        });
    }

    private void end(Outcomes outcomes, Duration took) {
        teller.line("");
        teller.line("== 结果 Result  (" + took.toSeconds() + " s)");
        teller.lines(outcomes.warnings(Announcements.bundled(scratch, zone)));
        teller.line("");
        teller.lines(outcomes.channels());
        teller.line(
                "  p50/p95/p99：从批准到对方收下，机器时间，毫秒，含对方故障的时间 | from approval to acceptance, machine time, outages included");
        teller.line("");
        teller.line("  " + outcomes.receipts());
        teller.line("  " + outcomes.confirmations());
        receivers.deadSchool().ifPresent(school -> teller.line("  " + outcomes.dead(school)));
        outcomes.faults().forEach(fault -> teller.line("  !! " + fault));
        if (outcomes.faults().isEmpty()) {
            teller.line("  全部到终态，回执全部对上 | every delivery is at an end, every receipt is matched");
        }
    }

    /** Ends everything in order. */
    void close() {
        within(STOP_SECONDS, sandbox.close().eventually(gateway::stop));
    }

    /** Blocks for what must come soon; whatever it fails with is unchecked. */
    static <T> T within(long seconds, Future<T> future) {
        try {
            return future.recover(cause -> Future.failedFuture(
                            cause instanceof RuntimeException ? cause : new StartException("demo: " + cause, cause)))
                    .await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StartException("demo: not done within " + seconds + " s", e);
        }
    }
}
