package org.airalert.office.escalation;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.delivery.ChannelPlan;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Planner;
import org.airalert.directory.Recipient;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;
import org.airalert.worker.Aside;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after every alert that is still of use, again and again: a look costs one question to the store unless a number of the alert's deliveries has
 * changed or somebody's time has run out. Any number of nodes may do it beside each other. Thread-safe.
 */
public final class Escalator {
    private static final Logger LOG = LoggerFactory.getLogger(Escalator.class);
    private static final int BATCH = 500;
    /** Every so many looks it is asked anew which alerts there are; an approval on this node is known at once. */
    private static final int LOOKS = 8;

    private final Parts parts;
    private final Notices notices;
    private final Map<AlertId, Seen> seen = new ConcurrentHashMap<>();
    /** Notices of which this node knows that their deliveries are planned. */
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    /** Overtaken alerts of which nothing waits any more. */
    private final Set<AlertId> ended = ConcurrentHashMap.newKeySet();

    private volatile List<Alert> alerts = List.of();
    private volatile @Nullable Rounds rounds;
    private volatile boolean changed = true;
    private volatile boolean stopped;
    private int looks;

    /**
     * @param recipients the directory as it stands
     * @param recent approved and published alerts, the newest ones
     * @param wake told after deliveries were planned
     */
    public record Parts(
            DeliveryStore deliveries,
            Ledger ledger,
            Audit audit,
            Timers clock,
            Aside workers,
            Planner planner,
            List<ChannelPlan> channels,
            Supplier<Collection<Recipient>> recipients,
            Supplier<Future<List<Alert>>> recent,
            Runnable wake,
            Settings settings) {
        public Parts {
            channels = List.copyOf(channels);
        }
    }

    /**
     * @param every how often alerts are looked at
     * @param steps contacts or channels tried before the supervising unit is told, 0 or more
     */
    public record Settings(Duration every, int steps) {}

    /** What the newest look at an alert found, and by which numbers it can be told whether it still holds. */
    private record Seen(
            Map<String, Map<DeliveryState, Long>> counts, boolean overtaken, Rounds rounds, Rounds.Found found) {
        /** Not while something follows from it that was not carried out yet. */
        boolean holds(Map<String, Map<DeliveryState, Long>> now, Rounds same, Instant at) {
            return counts.equals(now)
                    && rounds == same
                    && at.isBefore(found.next())
                    && found.plan().isEmpty()
                    && found.notices().isEmpty();
        }
    }

    public Escalator(Parts parts) {
        this.parts = parts;
        this.notices = new Notices(parts.ledger(), parts.audit());
    }

    /** Begins to look; what was due while the program did not run is done now. */
    public void start() {
        parts.clock().after(Duration.ZERO, this::tick);
    }

    public void stop() {
        stopped = true;
    }

    /** An alert was approved: it may overtake another. */
    public void approved() {
        changed = true;
    }

    /** Who owes a confirmation of the alert or was not reached, as of now. */
    public Future<List<Outstanding>> outstanding(Alert alert) {
        return survey(alert, isOvertaken(alert)).map(Rounds.Found::open);
    }

    private void tick() {
        if (stopped) {
            return;
        }
        look().onFailure(cause -> LOG.warn("alerts not followed up, trying again cause={}", cause.toString()))
                .onComplete(done -> parts.clock().after(parts.settings().every(), this::tick));
    }

    /** One look at every alert; done when what follows from it is durable. */
    Future<Void> look() {
        boolean again = changed || looks++ % LOOKS == 0;
        changed = false;
        Future<List<Alert>> known = again ? parts.recent().get() : Future.succeededFuture(alerts);
        return known.compose(recent -> {
            alerts = recent;
            Map<AlertId, Seen> kept = new HashMap<>(seen);
            recent.forEach(one -> kept.remove(one.id()));
            kept.keySet().forEach(seen::remove);
            Future<Void> done = endOvertaken(recent);
            for (Alert alert : recent) {
                if (alert.state() == AlertState.PUBLISHED && isOfUse(alert)) {
                    done = done.compose(before -> follow(alert));
                }
            }
            return done;
        });
    }

    /**
     * What waits still of an alert that a newer one overtook ends: on channels that are kept for later the newer one has nothing planned
     * yet that would overtake it.
     */
    private Future<Void> endOvertaken(List<Alert> recent) {
        List<Alert> over = recent.stream()
                .filter(one -> !ended.contains(one.id()))
                .filter(one -> recent.stream()
                        .anyMatch(other -> other.state() == AlertState.PUBLISHED
                                && other.event().equals(one.event())
                                && other.sequence() > one.sequence()))
                .toList();
        Future<Void> done = Future.succeededFuture();
        for (Alert alert : over) {
            done = done.compose(before -> end(alert.id()));
        }
        return done;
    }

    private Future<Void> end(AlertId alert) {
        return parts.deliveries()
                .counts(alert)
                .compose(counts -> isPending(counts)
                        ? parts.deliveries().withdraw(List.of(alert), DeliveryState.SUPERSEDED)
                        : Future.succeededFuture(0))
                .onSuccess(number -> ended.add(alert))
                .mapEmpty();
    }

    private static boolean isPending(Map<String, Map<DeliveryState, Long>> counts) {
        return counts.values().stream()
                .flatMap(states -> states.entrySet().stream())
                .anyMatch(one -> one.getKey().isPending() && one.getValue() > 0);
    }

    private boolean isOfUse(Alert alert) {
        return !isOvertaken(alert) && parts.clock().instant().isBefore(rounds().tellUntil(alert));
    }

    private boolean isOvertaken(Alert alert) {
        return alerts.stream()
                .anyMatch(other -> other.event().equals(alert.event()) && other.sequence() > alert.sequence());
    }

    private Rounds rounds() {
        Collection<Recipient> directory = parts.recipients().get();
        Rounds made = rounds;
        if (made == null || made.directory() != directory) {
            made = new Rounds(
                    parts.planner(),
                    parts.channels(),
                    directory,
                    parts.settings().steps());
            rounds = made;
        }
        return made;
    }

    private Future<Void> follow(Alert alert) {
        return survey(alert, false).compose(found -> carryOut(alert, found));
    }

    /** The newest look while it still holds, or a new one. */
    private Future<Rounds.Found> survey(Alert alert, boolean overtaken) {
        Rounds rounds = rounds();
        Instant now = parts.clock().instant();
        return parts.deliveries().counts(alert.id()).compose(counts -> {
            Seen before = seen.get(alert.id());
            return before != null && before.overtaken() == overtaken && before.holds(counts, rounds, now)
                    ? Future.succeededFuture(before.found())
                    : anew(new Question(alert, overtaken, counts), rounds);
        });
    }

    private record Question(Alert alert, boolean overtaken, Map<String, Map<DeliveryState, Long>> counts) {}

    private Future<Rounds.Found> anew(Question question, Rounds rounds) {
        Alert alert = question.alert();
        return new Survey(parts.deliveries(), parts.channels(), rounds::watches)
                .of(alert.id(), question.counts())
                .compose(tried -> notices.of(alert.id())
                        .compose(told -> parts.workers()
                                .run(() -> rounds.go(
                                        new Rounds.Matter(alert, question.overtaken(), tried, told),
                                        parts.clock().instant()))))
                .onSuccess(found ->
                        seen.put(alert.id(), new Seen(question.counts(), question.overtaken(), rounds, found)));
    }

    private Future<Void> carryOut(Alert alert, Rounds.Found found) {
        Future<Void> done = plan(found.plan(), 0).compose(planned -> noted(alert, found.plan()));
        for (Notices.Notice notice : found.told()) {
            // Whoever wrote it may have died before it was planned.
            if (!sent.contains(notice.id())) {
                done = done.compose(before -> send(alert, notice));
            }
        }
        for (Notices.Notice notice : found.notices()) {
            done = done.compose(before -> notices.write(notice)).compose(before -> send(alert, notice));
        }
        return done;
    }

    private Future<Void> send(Alert alert, Notices.Notice notice) {
        return plan(rounds().deliveries(alert, notice), 0).onSuccess(done -> sent.add(notice.id()));
    }

    private Future<Void> plan(List<Delivery> deliveries, int from) {
        if (from >= deliveries.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(deliveries.size(), from + BATCH);
        return parts.deliveries()
                .plan(deliveries.subList(from, to))
                .onSuccess(done -> parts.wake().run())
                .compose(done -> plan(deliveries, to));
    }

    private Future<Void> noted(Alert alert, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Future.succeededFuture();
        }
        LOG.info("next contacts tried alertId={} deliveries={}", alert.id(), deliveries.size());
        AuditEntry entry = new AuditEntry(
                parts.clock().instant(),
                Principal.SYSTEM.account(),
                "escalation.tried",
                alert.id().value(),
                Map.of("deliveries", Integer.toString(deliveries.size())));
        return parts.audit()
                .commit(new Ledger.Commit(List.of(), List.of()), List.of(entry))
                .mapEmpty();
    }
}
