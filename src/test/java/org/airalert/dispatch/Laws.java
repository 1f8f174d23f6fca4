package org.airalert.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Watches a history from outside, by what was planned, written and sent, and remembers the first law that it broke. Holds its own table of moves, so
 * that a defect in the program's does not hide itself.
 */
final class Laws {
    private static final Map<DeliveryState, Set<DeliveryState>> AFTER_AN_END = new EnumMap<>(Map.of(
            DeliveryState.CONFIRMED, EnumSet.noneOf(DeliveryState.class),
            DeliveryState.FAILED, EnumSet.noneOf(DeliveryState.class),
            DeliveryState.EXPIRED, EnumSet.noneOf(DeliveryState.class),
            DeliveryState.SUPERSEDED, EnumSet.noneOf(DeliveryState.class),
            DeliveryState.CANCELLED, EnumSet.noneOf(DeliveryState.class),
            DeliveryState.DELIVERED, EnumSet.of(DeliveryState.CONFIRMED),
            DeliveryState.UNCONFIRMED,
                    EnumSet.of(DeliveryState.DELIVERED, DeliveryState.CONFIRMED, DeliveryState.FAILED),
            DeliveryState.ACCEPTED,
                    EnumSet.of(
                            DeliveryState.DELIVERED,
                            DeliveryState.CONFIRMED,
                            DeliveryState.FAILED,
                            DeliveryState.UNCONFIRMED)));

    private final Map<DeliveryId, Delivery> planned = new HashMap<>();
    private final Map<DeliveryId, DeliveryState> states = new HashMap<>();
    private final Map<String, Integer> newestPlanned = new HashMap<>();
    private final Map<String, Integer> newestSent = new HashMap<>();
    private final Set<String> attempts = new HashSet<>();
    private final Set<DeliveryId> settled = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> reported = new HashSet<>();
    private final Map<DeliveryId, List<Sending>> underWay = new HashMap<>();
    private @Nullable String broken;

    /** One push on its way. */
    private record Sending(String node, Instant claimEnds) {}

    @Nullable
    String broken() {
        return broken;
    }

    Map<DeliveryId, Delivery> planned() {
        return planned;
    }

    Map<DeliveryId, DeliveryState> states() {
        return states;
    }

    void broke(String law, Object about) {
        if (broken == null) {
            broken = law + ": " + about;
        }
    }

    /** What was approved is to be delivered, whatever becomes of the planning. */
    void approved(Delivery delivery) {
        Delivery known = planned.putIfAbsent(delivery.id(), delivery);
        if (known != null && known.sequence() != delivery.sequence()) {
            broke("one id names one delivery", delivery.id());
        }
    }

    void moved(DeliveryId id, @Nullable DeliveryState from, DeliveryState to) {
        Set<DeliveryState> allowed = from == null ? null : AFTER_AN_END.get(from);
        if (allowed != null && !allowed.contains(to)) {
            broke("a final state never changes back", id + " " + from + " -> " + to);
        }
        if (states.put(id, to) != from) {
            broke("states change one after the other", id + " " + from + " -> " + to);
        }
        Delivery delivery = planned.get(id);
        if (delivery == null) {
            broke("only what was approved is planned", id);
        } else if (from == null) {
            newestPlanned.merge(id.place(), delivery.sequence(), Math::max);
        }
    }

    void claimed(List<Delivery> claimed, Instant at, long urgentLeft) {
        if (urgentLeft > 0) {
            broke(
                    "nothing is claimed before what is more urgent",
                    claimed.get(0).channel() + " leaves " + urgentLeft);
        }
        for (Delivery delivery : claimed) {
            Delivery truth = planned.get(delivery.id());
            if (truth == null || !at.isBefore(truth.notAfter())) {
                broke("nothing is claimed after it expired", delivery.id());
            } else if (newestPlanned.getOrDefault(delivery.id().place(), 0) > truth.sequence()) {
                broke("nothing is claimed after it was overtaken", delivery.id());
            } else if (settled.contains(delivery.id())) {
                broke("what was handed over and written down is not sent again", delivery.id());
            }
        }
    }

    /** @param claimedAt by the clock of the node that claimed it */
    void began(String node, Delivery sent, Instant claimedAt, Instant now) {
        Delivery truth = planned.get(sent.id());
        if (truth == null
                || !truth.recipient().equals(sent.recipient())
                || !truth.address().equals(sent.address())
                || !truth.alert().equals(sent.alert())) {
            broke("a push goes under its own id", sent.id());
            return;
        }
        if (!now.isBefore(truth.notAfter())) {
            broke("nothing is sent after it expired", sent.id() + " at " + now);
        }
        if (newestSent.merge(sent.id().place(), truth.sequence(), Math::max) > truth.sequence()) {
            broke("no older alert goes out after a newer one", sent.id());
        }
        if (!attempts.add(sent.id() + " " + sent.progress().attempts())) {
            broke(
                    "an attempt is sent once",
                    sent.id() + " attempt " + sent.progress().attempts());
        }
        Instant claimEnds = sent.progress().dueAt();
        if (!now.isBefore(claimEnds)) {
            broke("nothing is sent after its claim ran out", sent.id() + " at " + now);
        }
        this.sent.add(truth.id().value());
        List<Sending> others = underWay.computeIfAbsent(sent.id(), key -> new ArrayList<>());
        if (others.stream().anyMatch(one -> claimedAt.isBefore(one.claimEnds()))) {
            broke("one node at a time sends a delivery", sent.id());
        }
        others.add(new Sending(node, claimEnds));
    }

    void ended(String node, Delivery sent) {
        List<Sending> all = underWay.getOrDefault(sent.id(), List.of());
        all.removeIf(one -> one.node().equals(node)
                && one.claimEnds().equals(sent.progress().dueAt()));
    }

    /** @param matched as the store said, one for each */
    void reported(List<Receipt> receipts, List<Boolean> matched) {
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            String id = receipt.deliveryId();
            if (matched.size() != receipts.size() || (id != null && matched.get(i) != sent.contains(id))) {
                broke("a report matches what was sent and nothing else", receipt);
            }
            if (id != null && matched.get(i) && receipt.state() != Receipt.State.PROGRESS) {
                reported.add(id);
            }
            if (id == null && receipt.providerId().startsWith("p-unknown") && matched.get(i)) {
                broke("a report matches what was sent and nothing else", receipt);
            }
        }
    }

    /** Whatever the dead node was sending is nobody's now. */
    void died(String node) {
        underWay.values().forEach(all -> all.removeIf(one -> one.node().equals(node)));
    }

    /** The node was told that the acceptance is written. */
    void writtenDown(DeliveryId id) {
        settled.add(id);
    }

    /** @param usefulUntil those useful until later than that had time enough after the last trouble */
    void atTheEnd(Instant usefulUntil, Set<String> withReceipts) {
        for (Delivery delivery : planned.values()) {
            DeliveryState state = states.get(delivery.id());
            if (state == null || !state.isFinal(withReceipts.contains(delivery.channel()))) {
                broke("every planned recipient reaches a final state", delivery.id() + " " + state);
            } else if (state == DeliveryState.UNCONFIRMED
                    && reported.contains(delivery.id().value())) {
                broke("what was reported is not closed as never reported", delivery.id());
            } else if (state == DeliveryState.EXPIRED && delivery.notAfter().isAfter(usefulUntil)) {
                broke("what is useful long after the last trouble is handed over", delivery.id());
            }
        }
    }
}
