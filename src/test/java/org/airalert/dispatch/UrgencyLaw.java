package org.airalert.dispatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;

/** What is more urgent is not delayed by anything lower by more than what a lane has in hand when it is told. For one life of a node. */
final class UrgencyLaw {
    private final Laws laws;
    private final Map<DeliveryId, Passed> passedBy = new HashMap<>();

    /** @param from until then it waits for its own receiver, which is left alone or has all its places taken, and others may go */
    private record Passed(int number, Instant from) {}

    UrgencyLaw(Laws laws) {
        this.laws = laws;
    }

    /** The node's lanes were told of these. Those that have to wait for an older alert to the same recipient are left out. */
    void told(List<Delivery> deliveries) {
        deliveries.stream()
                .filter(one -> isWaiting(one.id()))
                .filter(one -> laws.planned().values().stream()
                        .noneMatch(other ->
                                other.id().place().equals(one.id().place()) && other.sequence() < one.sequence()))
                .forEach(one -> passedBy.putIfAbsent(one.id(), new Passed(0, Instant.MIN)));
    }

    private boolean isWaiting(DeliveryId id) {
        return laws.states().get(id) == DeliveryState.QUEUED;
    }

    /** After a clock was set, nobody can say what is due. */
    void forget() {
        passedBy.clear();
    }

    /** The lane had it and gave it back until then: what its receiver asked for is no delay by what is lower. */
    void putOff(DeliveryId id, Instant until) {
        passedBy.computeIfPresent(id, (key, passed) -> new Passed(0, until));
    }

    /** @param inHand how many a lane may have in hand */
    void began(Delivery taken, long inHand, Instant now) {
        passedBy.keySet().removeIf(id -> !isWaiting(id));
        passedBy.replaceAll(
                (id, passed) -> isPassed(id, taken) && !passed.from().isAfter(now)
                        ? new Passed(passed.number() + 1, passed.from())
                        : passed);
        passedBy.forEach((id, passed) -> {
            if (passed.number() > inHand) {
                laws.broke(
                        "what is more urgent waits only for what is in flight", id + " passed by " + passed.number());
            }
        });
    }

    private boolean isPassed(DeliveryId id, Delivery taken) {
        Delivery waiting = laws.planned().get(id);
        return waiting.channel().equals(taken.channel()) && waiting.priority().compareTo(taken.priority()) < 0;
    }
}
