package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airalert.alert.AlertId;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.office.escalation.Escalator;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Unavailable;
import org.airalert.store.sqlite.SteppedStore;
import org.jspecify.annotations.Nullable;

/**
 * One history from one seed: alerts and troubles for some minutes, then peace until everything has ended. Either one node with the store in its own
 * process, whose clock may jump, or two or three on one store, whose clocks differ by seconds.
 */
final class History implements SteppedStore.Host {
    static final Instant START = Instant.parse("2018-12-26T08:00:00Z");
    static final Duration MARGIN = Duration.ofSeconds(30);
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final long TROUBLES_END = Duration.ofMinutes(3).toMillis();
    private static final long AGAIN = Duration.ofSeconds(20).toMillis();
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);
    private static final int STEPS_TRIED = 2;
    private static final long PATIENCE = Duration.ofMinutes(15).toMillis();
    private static final long MOST_APART = Duration.ofSeconds(12).toMillis();
    private static final long LAST = Duration.ofHours(4).toMillis();
    private static final long MOST_STEPS = 100_000;
    private static final int RECIPIENTS = 4;
    private static final int CROWD = 40;
    private static final Map<String, ApprovedTexts.Approved> TEXTS = new ConcurrentHashMap<>();

    private final World world;
    private final SteppedStore store;
    private final Function<DeliveryStore, DeliveryStore> defect;
    private final Laws laws = new Laws();
    private final SimulatedOffice office;
    private final SimulatedReports reports;
    private final FollowUpLaw followUp;
    private final Map<String, ChannelFile> channels = new LinkedHashMap<>();
    private final Map<String, ChannelState> states = new HashMap<>();
    private final Map<String, SimulatedReceiver> receivers = new TreeMap<>();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Kind kind;
    private final boolean shared;
    private final boolean oneReceiver;
    /** Whether those who do not confirm are asked again. */
    private final boolean followed;

    private boolean peace;
    private boolean storeIsDown;
    private double refusals;
    private long slowest = 5;
    private long clockBack;

    /** Which troubles there are. */
    enum Kind {
        MIXED,
        /**
         * One node on a store in another process, and besides the mixed troubles some of what it gives back hangs on its way until the claim has just
         * run out, while later calls pass it: it comes when the node has the same delivery anew. With calls in order that hardly happens,
         * because a lane that wakes gives back before it claims; and another node's claim is safe from it by that node's name alone.
         */
        LATE_RETURNS,
        /** Mixed troubles, and always people who have to confirm. */
        FOLLOWED
    }

    /** @param defect put around the store, for trying whether a defect would be found */
    History(long seed, Kind kind, SteppedStore store, Function<DeliveryStore, DeliveryStore> defect) {
        this.kind = kind;
        this.world = new World(seed);
        this.store = store;
        this.defect = defect;
        this.shared = world.random.nextBoolean() || kind == Kind.LATE_RETURNS;
        this.oneReceiver = world.chance(0.3);
        String rate = world.chance(0.3) ? "2/s" : null;
        this.followed = kind == Kind.FOLLOWED || world.chance(0.03);
        boolean crowd = !followed && world.chance(0.005);
        add(Town.channel("schools-push", (int) world.between(1, 4), rate, true));
        add(Town.channel("schools-list", (int) world.between(1, 4), null, false));
        if (followed) {
            add(Town.standby((int) world.between(1, 2)));
            add(Town.supervisors());
        }
        this.office = new SimulatedOffice(
                this, followed ? Town.withContacts() : Town.recipients(crowd ? CROWD : RECIPIENTS), channels.values());
        this.reports = new SimulatedReports(this);
        this.followUp = new FollowUpLaw(office, laws);
        store.reset(this);
        int number = shared && kind != Kind.LATE_RETURNS ? (int) world.between(2, 3) : 1;
        for (int i = 0; i < number; i++) {
            nodes.add(new SimulatedNode(this, "n" + i, shared ? world.between(-6_000, 6_000) : 0));
        }
    }

    private void add(ChannelFile file) {
        channels.put(file.id(), file);
    }

    /** @return the law that was broken; {@code null} when none was */
    @Nullable
    String run() {
        world.in(0, office::publish);
        world.in(1, this::trouble);
        world.in(TROUBLES_END, this::makePeace);
        while (laws.broken() == null && world.steps() < MOST_STEPS && world.step(LAST)) {
            if (peace && lookedAt++ % 64 == 0 && allEnded()) {
                break;
            }
        }
        if (world.steps() >= MOST_STEPS) {
            laws.broke("what nothing can be done about costs next to nothing", world.steps() + " steps");
        }
        long last = TROUBLES_END
                + PATIENCE
                + clockBack
                + nodes.stream().mapToLong(SimulatedNode::offset).max().orElse(0);
        laws.atTheEnd(
                START.plusMillis(last),
                channels.values().stream()
                        .filter(one -> one.tracking().receipts())
                        .map(ChannelFile::id)
                        .collect(Collectors.toSet()));
        if (followed) {
            followUp.atTheEnd(
                    START.plusMillis(TROUBLES_END + 2 * AGAIN),
                    START.plusMillis(world.now()),
                    Duration.ofMillis(last - TROUBLES_END - PATIENCE + MOST_APART));
        }
        return laws.broken();
    }

    private int lookedAt;

    private boolean allEnded() {
        return isDelivered() && (!followed || followUp.isQuiet(START.plusMillis(world.now())));
    }

    private boolean isDelivered() {
        return laws.planned().values().stream().allMatch(one -> {
            DeliveryState state = laws.states().get(one.id());
            return state != null && state.isFinal(file(one.channel()).tracking().receipts());
        });
    }

    // What may happen

    private void trouble() {
        if (peace) {
            return;
        }
        switch (world.random.nextInt(13)) {
            case 0, 1 -> office.publish();
            case 2 -> office.withdraw();
            case 3 -> office.resend();
            case 4, 5 -> crash();
            case 6 -> fallAsleep();
            case 7 -> jump();
            case 8 -> storeIsDown = !storeIsDown && world.random.nextBoolean();
            case 9 -> slowest = world.chance(0.5) ? 5 : world.between(5, world.chance(0.3) ? 60_000 : 3_000);
            case 10 -> states.keySet().forEach(one -> become(one, ChannelState.Kind.RUNNING));
            case 11 -> pause();
            default -> changeReceiver();
        }
        refusals = world.chance(0.7) ? 0 : world.random.nextDouble() / 2;
        world.in(world.between(0, world.chance(0.5) ? 3_000 : 20_000), this::trouble);
    }

    private void makePeace() {
        peace = true;
        storeIsDown = false;
        refusals = 0;
        slowest = 5;
        receivers.values().forEach(one -> one.become(SimulatedReceiver.Mood.WELL));
        for (int i = 0; i < nodes.size(); i++) {
            wakeUp(nodes.get(i));
            restart(i);
        }
        // Once more when the last answer of before has come, because that may stop a channel again.
        for (long millis : new long[] {0, AGAIN, 2 * AGAIN}) {
            world.in(millis, () -> channels.keySet().forEach(one -> become(one, ChannelState.Kind.RUNNING)));
        }
    }

    Optional<SimulatedNode> someNode() {
        List<SimulatedNode> up = nodes.stream().filter(SimulatedNode::isUp).toList();
        return up.isEmpty() ? Optional.empty() : Optional.of(up.get(world.random.nextInt(up.size())));
    }

    private void crash() {
        int which = world.random.nextInt(nodes.size());
        nodes.get(which).die();
        if (!shared) {
            store.crash();
        }
        world.in(world.between(1, 30_000), () -> restart(which));
    }

    private void restart(int which) {
        SimulatedNode old = nodes.get(which);
        if (!old.isAlive()) {
            nodes.set(which, new SimulatedNode(this, old.name(), old.offset()));
        }
    }

    /** Stopped for a while, as by SIGSTOP or a machine that is moved. */
    private void fallAsleep() {
        someNode().ifPresent(node -> {
            node.sleep();
            world.in(world.between(1_000, 120_000), () -> wakeUp(node));
        });
    }

    private static void wakeUp(SimulatedNode node) {
        node.wakeUp();
    }

    private void jump() {
        if (!shared) {
            long millis = world.between(-300_000, 300_000);
            clockBack += Math.max(0, -millis);
            nodes.get(0).jump(millis);
        }
    }

    private void pause() {
        List<String> all = List.copyOf(channels.keySet());
        become(all.get(world.random.nextInt(all.size())), ChannelState.Kind.PAUSED);
    }

    private void changeReceiver() {
        SimulatedReceiver.Mood[] moods = SimulatedReceiver.Mood.values();
        SimulatedReceiver.Mood mood = moods[world.random.nextInt(moods.length)];
        receivers.values().stream()
                .skip(world.random.nextInt(receivers.size() + 1))
                .limit(world.between(1, 6))
                .forEach(one -> one.become(mood));
    }

    // What nodes see of the world

    World world() {
        return world;
    }

    Laws laws() {
        return laws;
    }

    FollowUpLaw followUp() {
        return followUp;
    }

    SimulatedOffice office() {
        return office;
    }

    SimulatedReports reports() {
        return reports;
    }

    boolean isFollowed() {
        return followed;
    }

    Escalator.Settings followUpSettings() {
        return new Escalator.Settings(LOOK_AGAIN, STEPS_TRIED);
    }

    Ledger ledger() {
        return store.ledger();
    }

    boolean isShared() {
        return shared;
    }

    boolean hasOneReceiver() {
        return oneReceiver;
    }

    SimulatedLink link(SimulatedNode node) {
        return new SimulatedLink(node, () -> defect.apply(store.port()));
    }

    java.util.Collection<ChannelFile> channels() {
        return channels.values();
    }

    ChannelFile file(String channel) {
        return channels.get(channel);
    }

    Duration lease(String channel) {
        return LEASE;
    }

    LaneSettings settings(String node) {
        return new LaneSettings(node, MARGIN, Duration.ofMinutes(1));
    }

    Optional<ChannelState> stateOf(String channel) {
        return Optional.ofNullable(states.get(channel));
    }

    private void become(String channel, ChannelState.Kind kind) {
        someNode().ifPresent(node -> become(channel, node.state(kind)));
    }

    void become(String channel, ChannelState state) {
        states.put(channel, state);
        nodes.stream().filter(SimulatedNode::isUp).forEach(node -> node.later(1, () -> node.become(channel, state)));
    }

    Future<ApprovedTexts.Approved> text(SimulatedNode node, AlertId alert, String channel) {
        Promise<ApprovedTexts.Approved> promise = Promise.promise();
        boolean refused = storeRefuses();
        node.later(storeDelay(), () -> {
            if (refused) {
                promise.fail(new Unavailable("refused"));
            } else {
                promise.complete(TEXTS.computeIfAbsent(alert + " " + channel, key -> Town.approved(alert, channel)));
            }
        });
        return promise.future();
    }

    SimulatedReceiver receiver(Delivery sent) {
        String name = oneReceiver ? sent.channel() : sent.channel() + " " + sent.address();
        return receivers.computeIfAbsent(name, key -> new SimulatedReceiver(world));
    }

    boolean storeRefuses() {
        return storeIsDown || world.chance(refusals);
    }

    /** Only on the way from a store in another process. */
    boolean storeAnswerIsLost() {
        return shared && world.chance(refusals / 2);
    }

    /** Whether a call is carried out twice, because its first answer was lost on the way. */
    boolean storeIsCalledTwice() {
        return shared && world.chance(refusals / 4);
    }

    long storeDelay() {
        return world.between(0, slowest);
    }

    /** How long what is given back hangs before it goes its way. @param left until the claim runs out */
    long returnDelay(Duration left) {
        boolean hangs = kind == Kind.LATE_RETURNS && !peace && world.chance(0.5);
        return hangs ? Math.max(0, left.toMillis()) + world.between(0, 3_000) : 0;
    }

    // What the store tells

    @Override
    public void later(Runnable step) {
        world.in(world.between(0, 3), step);
    }

    @Override
    public boolean loses() {
        return world.chance(refusals / 4);
    }

    @Override
    public void moved(DeliveryId id, @Nullable DeliveryState from, DeliveryState to) {
        followUp.moved(id, to, world.now());
        laws.moved(id, from, to);
    }

    @Override
    public void claimed(List<Delivery> claimed, Instant at, long urgentLeft) {
        laws.claimed(claimed, at, urgentLeft);
    }

    long steps() {
        return world.steps();
    }

    int deliveries() {
        return laws.planned().size();
    }
}
