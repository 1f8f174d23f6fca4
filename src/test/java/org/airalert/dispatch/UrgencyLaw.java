package org.airalert.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;

/** What is more urgent is not delayed by anything lower by more than what a lane has in hand when it is told. For one life of a node. */
final class UrgencyLaw {
    private final Laws laws;
    private final Map<DeliveryId, Integer> passedBy = new HashMap<>();

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
                .forEach(one -> passedBy.putIfAbsent(one.id(), 0));
    }

    private boolean isWaiting(DeliveryId id) {
        return laws.states().get(id) == DeliveryState.QUEUED;
    }

    /** After a clock was set, nobody can say what is due. */
    void forget() {
        passedBy.clear();
    }

    /** @param inHand how many a lane may have in hand */
    void began(Delivery taken, long inHand) {
        passedBy.keySet().removeIf(id -> !isWaiting(id));
        passedBy.replaceAll((id, number) -> isPassed(id, taken) ? number + 1 : number);
        passedBy.forEach((id, number) -> {
            if (number > inHand) {
                laws.broke("what is more urgent waits only for what is in flight", id + " passed by " + number);
            }
        });
    }

    private boolean isPassed(DeliveryId id, Delivery taken) {
        Delivery waiting = laws.planned().get(id);
        return waiting.channel().equals(taken.channel()) && waiting.priority().compareTo(taken.priority()) < 0;
    }
}
