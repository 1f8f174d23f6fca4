package org.airalert.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.airalert.access.Accounts;
import org.airalert.access.Audit;
import org.airalert.alert.AlertStatus;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.dispatch.ApprovedTexts;
import org.airalert.dispatch.Dispatcher;
import org.airalert.dispatch.LaneSettings;
import org.airalert.office.ConfirmLinks;
import org.airalert.office.Office;
import org.airalert.office.OfficeDesk;
import org.airalert.office.Roster;
import org.airalert.office.contact.DutyRosters;
import org.airalert.office.drop.DropFolder;
import org.airalert.office.escalation.Escalator;
import org.airalert.office.evaluation.Evaluations;
import org.airalert.office.memo.Memos;
import org.airalert.store.Store;
import org.airalert.time.Timers;
import org.airalert.worker.Workers;

/**
 * The program put together: store, office, lanes, and the two sides on which it listens. Reads like the way of an alert: data comes in at the office side,
 * the desk has it assessed and approved, the dispatcher carries it out, the public side shows it.
 */
public final class Gateway {
    private static final int WORKERS = 4;
    /** How much longer a claim holds than the longest send, for tests of nodes that freeze; nothing else sets it. */
    private static final String CLAIM_MARGIN = "airalert.test.claimMargin";

    private static final int WAITING_WORK = 256;
    /** From then on an alert that its node did not fan out is taken up by another. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);

    private final Surroundings around;
    private final Configuration config;
    private final Store store;
    private final OfficeDesk desk;
    private final Dispatcher dispatcher;
    private final Escalator escalator;
    private final Duties duties;
    private final Optional<DropFolder> drop;
    private final MailRoom mail;
    private final Neighbours neighbours;
    private final AfterAction afterwards;
    private final Sides sides;
    private final HeadKeeper heads;

    /**
     * What the gateway runs in.
     *
     * @param clock of the air, the warnings and the deliveries; runs fast in the demo
     * @param airClock the moment that an assessment is for; the clock itself but in the demo
     * @param wall the machine's clock: signatures, sessions, keys
     * @param random cryptographic outside of tests
     * @param node name of this node, unique among those on the same store
     * @param status of what the engine proposes; {@code EXERCISE} in a drill's sandbox
     */
    public record Surroundings(
            Vertx vertx,
            Timers clock,
            InstantSource airClock,
            InstantSource wall,
            RandomGenerator random,
            PrometheusMeterRegistry registry,
            String node,
            boolean realTime,
            AlertStatus status) {
        public Surroundings(
                Vertx vertx,
                Timers clock,
                InstantSource airClock,
                InstantSource wall,
                RandomGenerator random,
                PrometheusMeterRegistry registry,
                String node,
                boolean realTime) {
            this(vertx, clock, airClock, wall, random, registry, node, realTime, AlertStatus.ACTUAL);
        }
    }

    /** The ways in and out behind the two sides. */
    private record Ways(
            OfficeDesk desk,
            Dispatcher dispatcher,
            Escalator escalator,
            Duties duties,
            Optional<DropFolder> drop,
            MailRoom mail,
            Neighbours neighbours,
            AfterAction afterwards,
            HeadKeeper heads) {}

    private Gateway(Surroundings around, Configuration config, Store store, Ways ways, Sides sides) {
        this.around = around;
        this.config = config;
        this.store = store;
        this.desk = ways.desk();
        this.dispatcher = ways.dispatcher();
        this.escalator = ways.escalator();
        this.duties = ways.duties();
        this.drop = ways.drop();
        this.mail = ways.mail();
        this.neighbours = ways.neighbours();
        this.afterwards = ways.afterwards();
        this.heads = ways.heads();
        this.sides = sides;
    }

    /**
     * Puts everything together on a store and starts nothing yet.
     *
     * @param store open; from here on the gateway's to close
     */
    public static Future<Gateway> assemble(Surroundings around, Configuration config, Store store) {
        Audit audit = new Audit(store.ledger());
        return ConfirmKey.of(store.ledger(), around.random())
                .compose(key -> Roster.open(store.ledger(), audit, around.clock(), config.recipients())
                        .compose(roster -> WordingDesk.open(store.ledger(), config)
                                .map(wording -> assemble(
                                        around,
                                        wording.config(),
                                        new Kept(store, audit, roster, wording, () -> key)))));
    }

    /** What the store keeps for everything else. */
    record Kept(Store store, Audit audit, Roster roster, WordingDesk wording, Supplier<byte[]> key) {}

    private static Gateway assemble(Surroundings around, Configuration config, Kept kept) {
        Store store = kept.store();
        ConfirmLinks links =
                new ConfirmLinks(config.gateway().publicUrl(), kept.key().get());
        Workers workers = new Workers(around.vertx(), "office-worker", WORKERS, WAITING_WORK);
        Wake wake = new Wake();
        DutyRosters rosters = new DutyRosters(store.ledger(), kept.audit(), around.clock(), kept.roster()::recipients);
        Office.Parts office = DeskParts.of(around, config, kept, new DeskParts.Behind(workers, wake, rosters));
        OfficeDesk desk = new OfficeDesk(office);
        Escalator escalator = FollowUp.of(office, desk, config, around.realTime());
        desk.onApproval(alert -> escalator.approved());
        MailRoom mail =
                new MailRoom(config.gateway().bounces(), kept.key().get(), store.deliveries(), around.clock(), workers);
        Duties duties = Duties.of(office, desk, config, rosters, around.realTime());
        Dispatcher dispatcher = dispatcher(around, config, store, new Words(desk, duties.memos(), links, mail));
        wake.lanes = dispatcher::wake;
        AfterAction afterwards = AfterAction.of(office, desk, config, duties, around.realTime());
        Sides sides = new Sides(
                around,
                config,
                new Sides.Inside(
                        store,
                        kept.audit(),
                        kept.roster(),
                        kept.wording(),
                        workers,
                        desk,
                        dispatcher,
                        escalator,
                        links,
                        duties,
                        afterwards.evaluations()));
        Ways ways = new Ways(
                desk,
                dispatcher,
                escalator,
                duties,
                drop(around, config, desk, workers),
                mail,
                neighbours(around, kept, desk, dispatcher),
                afterwards,
                new HeadKeeper(
                        kept.audit(),
                        new AuditHeads(config.gateway().dataFolder()),
                        workers,
                        around.clock(),
                        new HeadKeeper.Wall(around.wall(), config.plan().zone())));
        return new Gateway(around, config, store, ways, sides);
    }

    /** Empty where the configuration names no drop folder. */
    private static Optional<DropFolder> drop(
            Surroundings around, Configuration config, OfficeDesk desk, Workers workers) {
        GatewayConfig.Intake intake = config.gateway().intake();
        return intake.dropFolder().isEmpty()
                ? Optional.empty()
                : Optional.of(new DropFolder(
                        desk,
                        workers,
                        around.clock(),
                        new DropFolder.Settings(
                                config.gateway().dataFolder().resolve(intake.dropFolder()),
                                intake.dropEvery(),
                                intake.maxBodyBytes(),
                                config.plan().zone())));
    }

    private static Neighbours neighbours(Surroundings around, Kept kept, OfficeDesk desk, Dispatcher dispatcher) {
        Runnable changed = () -> {
            kept.roster().refresh();
            kept.wording().templates().refresh();
            desk.refresh();
            dispatcher.follow();
        };
        return new Neighbours(
                kept.store(),
                around.clock(),
                changed,
                () -> desk.takeUp(around.clock().instant().minus(LEFT_BEHIND)));
    }

    /** The desk is made before the lanes that it wakes. */
    private static final class Wake implements Runnable {
        private volatile Runnable lanes = () -> {};

        @Override
        public void run() {
            lanes.run();
        }
    }

    /** Where the lanes get what they send. */
    private record Words(OfficeDesk desk, Memos memos, ConfirmLinks links, MailRoom mail) {}

    private static Dispatcher dispatcher(Surroundings around, Configuration config, Store store, Words words) {
        Transports transports = new Transports(
                around.vertx(),
                config.gateway().publicUrl(),
                config.plan().zone(),
                around.wall(),
                new Transports.Reports(store.deliveries(), around.clock()),
                around.registry(),
                new Transports.Letters(
                        channel -> MailRoom.letters(words.desk(), channel),
                        words.mail().verp()));
        List<Dispatcher.Way> ways = config.channels().stream()
                .map(channel -> new Dispatcher.Way(channel, transports.of(channel)))
                .toList();
        return new Dispatcher(
                new Dispatcher.Parts(
                        around.vertx(),
                        store.deliveries(),
                        store.ledger(),
                        around.clock(),
                        texts(words),
                        words.links()::url,
                        around.registry(),
                        lanes(around)),
                ways);
    }

    /** On a fast clock a claim must outlast a machine that takes a second for it. */
    private static LaneSettings lanes(Surroundings around) {
        return around.realTime()
                ? LaneSettings.of(around.node(), Duration.parse(System.getProperty(CLAIM_MARGIN, "PT30S")))
                : new LaneSettings(around.node(), Duration.ofDays(10), Duration.ofHours(1));
    }

    private static ApprovedTexts texts(Words words) {
        return (id, channel) -> (id.isMemo()
                        ? words.memos().alert(id)
                        : words.desk().alert(id))
                .compose(alert -> words.desk()
                        .text(id, channel)
                        .compose(text -> words.desk()
                                .cap(id)
                                .map(cap -> new ApprovedTexts.Approved(
                                        alert.orElseThrow(), text.orElseThrow(), cap.orElse("")))));
    }

    /** Every way into the office side, as method and path. */
    List<String> officeWays() {
        return sides.officeWays();
    }

    /** Accounts, for the demo, which makes its own. */
    public Accounts accounts() {
        return sides.accounts();
    }

    /** Where it listens, once started. */
    public record Ports(int publicPort, int officePort) {}

    /** Starts the lanes, then the desk, then listens: nobody is answered before everything behind the answer stands. */
    public Future<Ports> start() {
        return dispatcher
                .start()
                .compose(done -> desk.start())
                .onSuccess(done -> escalator.start())
                .compose(done -> duties.start())
                .compose(done -> drop.map(DropFolder::start).orElse(Future.succeededFuture()))
                .compose(done -> mail.start())
                .compose(done -> sides.start())
                .onSuccess(ports -> neighbours.start())
                .onSuccess(ports -> afterwards.start())
                .onSuccess(ports -> heads.start());
    }

    /** The link by which the first administrator sets a password; empty once there is one. */
    public Future<Optional<String>> firstStart() {
        return sides.firstStart();
    }

    public OfficeDesk desk() {
        return desk;
    }

    public Evaluations evaluations() {
        return afterwards.evaluations();
    }

    public Dispatcher dispatcher() {
        return dispatcher;
    }

    public Store store() {
        return store;
    }

    public Configuration config() {
        return config;
    }

    /** Stops listening, lets the lanes finish what is under way, closes the store. */
    public Future<Void> stop() {
        escalator.stop();
        duties.stop();
        heads.stop();
        neighbours.stop();
        afterwards.stop();
        return sides.stop()
                .eventually(() -> drop.map(DropFolder::stop).orElse(Future.succeededFuture()))
                .eventually(mail::stop)
                .eventually(dispatcher::stop)
                .eventually(store::close)
                .eventually(() -> around.vertx().close());
    }
}
