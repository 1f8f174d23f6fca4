package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.EventId;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Planner;
import org.airalert.directory.Recipient;
import org.airalert.store.Unavailable;
import org.airalert.warning.Level;

/** The people of a simulated history: they approve, call back, send again, one or many; whatever they did is carried out until the store has said that it is there. */
final class SimulatedOffice {
    private static final long AGAIN = Duration.ofSeconds(20).toMillis();
    private static final Set<DeliveryState> LOST =
            EnumSet.of(DeliveryState.FAILED, DeliveryState.EXPIRED, DeliveryState.UNCONFIRMED);

    private final History history;
    private final World world;
    private final Planner planner;
    private final List<Recipient> recipients;
    private final List<ChannelFile> channels;
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Map<AlertId, Alert> alerts = new LinkedHashMap<>();
    private final Set<AlertId> published = new HashSet<>();

    SimulatedOffice(History history, List<Recipient> recipients, Collection<ChannelFile> channels) {
        this.history = history;
        this.world = history.world();
        this.planner = Town.planner();
        this.recipients = List.copyOf(recipients);
        this.channels = List.copyOf(channels);
    }

    Planner planner() {
        return planner;
    }

    List<Recipient> recipients() {
        return recipients;
    }

    void publish() {
        String event = "event-" + world.random.nextInt(3);
        int newest = sequences.merge(event, 1, Integer::sum);
        Level[] levels = {Level.RED, Level.ORANGE, Level.YELLOW, null};
        AlertId id = new AlertId(event + "-al-" + newest);
        Instant notAfter = History.START
                .plusMillis(world.now())
                .plusMillis(world.chance(0.2) ? 3_600_000 : world.between(30_000, 600_000));
        Alert alert = Town.alert(id, new EventId(event), newest, levels[world.random.nextInt(4)], notAfter);
        alerts.put(id, alert);
        // Approvals that follow each other closely may be planned in any order.
        world.in(world.between(0, 5_000), () -> plan(alert));
    }

    /** By any node. */
    private void plan(Alert alert) {
        untilDone(node -> {
            List<Delivery> deliveries = planner.plan(alert, recipients, channels, node.instant());
            return deliver(node, deliveries).onSuccess(done -> {
                published.add(alert.id());
                node.approved();
            });
        });
    }

    private Future<Integer> deliver(SimulatedNode node, List<Delivery> deliveries) {
        deliveries.forEach(history.laws()::approved);
        return node.store().plan(deliveries).onSuccess(added -> node.wakeLanes(deliveries));
    }

    private interface Deed {
        Future<?> by(SimulatedNode node);
    }

    private void untilDone(Deed deed) {
        boolean[] done = new boolean[1];
        history.someNode().ifPresent(node -> deed.by(node).onSuccess(all -> done[0] = true));
        world.in(AGAIN, () -> {
            if (!done[0]) {
                untilDone(deed);
            }
        });
    }

    void withdraw() {
        if (!alerts.isEmpty()) {
            List<AlertId> all = List.copyOf(alerts.keySet());
            AlertId one = all.get(world.random.nextInt(all.size()));
            history.someNode().ifPresent(node -> node.store().withdraw(List.of(one), DeliveryState.CANCELLED));
        }
    }

    /** One that has ended somehow, or everything that is lost. */
    void resend() {
        boolean many = world.chance(0.3);
        List<Delivery> ended = history.laws().states().entrySet().stream()
                .filter(one ->
                        many ? LOST.contains(one.getValue()) : !one.getValue().isPending())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(DeliveryId::value))
                .map(history.laws().planned()::get)
                .filter(one -> !one.address().isEmpty())
                .toList();
        if (!ended.isEmpty()) {
            List<Delivery> old = many ? ended : List.of(ended.get(world.random.nextInt(ended.size())));
            Instant now = history.someNode().map(SimulatedNode::instant).orElse(History.START.plusMillis(world.now()));
            List<Delivery> again = old.stream()
                    .map(one -> one.again(one.round() + 1, now))
                    .filter(one -> !history.laws().planned().containsKey(one.id()))
                    .toList();
            untilDone(node -> deliver(node, again));
        }
    }

    Map<AlertId, Alert> alerts() {
        return alerts;
    }

    boolean isPublished(AlertId alert) {
        return published.contains(alert);
    }

    /** As a node reads them, the newest first. */
    Future<List<Alert>> recent(SimulatedNode node) {
        Promise<List<Alert>> promise = Promise.promise();
        boolean refused = history.storeRefuses();
        node.later(history.storeDelay(), () -> {
            if (refused) {
                promise.fail(new Unavailable("refused"));
            } else {
                promise.complete(known());
            }
        });
        return promise.future();
    }

    private List<Alert> known() {
        List<Alert> all = new ArrayList<>();
        alerts.values()
                .forEach(one -> all.add(
                        0, Town.as(one, published.contains(one.id()) ? AlertState.PUBLISHED : AlertState.APPROVED)));
        return all;
    }

    /** The newest of its event, as far as anybody approved. */
    boolean isNewest(Alert alert) {
        return alert.sequence() == sequences.get(alert.event().value());
    }

    Optional<Alert> alert(AlertId id) {
        return Optional.ofNullable(alerts.get(id));
    }
}
