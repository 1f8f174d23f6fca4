package org.airalert.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * All deliveries, their attempts and receipts. Times are kept to the millisecond. Written in batches; every write is durable when its future completes.
 *
 * <p>Laws kept here, whatever the callers do: an end state never changes but forward ({@code unconfirmed} to {@code delivered} or
 * {@code failed} by a late receipt, {@code delivered} to {@code confirmed}); one delivery is claimed by one node at a time; no delivery
 * is claimed while an older one of the same event, channel and recipient is being sent, nor once a newer one exists.
 */
public interface DeliveryStore {
    /**
     * Adds deliveries; those whose id is there already are left as they are. Pending older ones ({@code queued}, {@code retrying}) of
     * the same event, channel and recipient become {@code superseded}; so do added ones where a newer one is there already. Fastest when
     * the deliveries come in the order of their ids, as {@link org.airalert.delivery.Planner} makes them. Not atomic: what was added before a
     * failure stays, and planning again adds the rest.
     *
     * @throws IllegalArgumentException when an id is not of the form that {@link DeliveryId#of} makes
     * @return how many were new
     */
    Future<Integer> plan(List<Delivery> deliveries);

    /**
     * Takes up to {@code limit} deliveries of a channel that are due, for sending by this node until {@code now + lease}: by priority,
     * then by due time. Those past {@code notAfter} are set to {@code expired} instead. Claims that ran out are taken over, with an attempt
     * recorded as {@link Reason#NODE_LOST}; when overtaken or withdrawn meanwhile they end instead. May return fewer than are due, even none, while there was much to put
     * aside: only {@link #nextDue} tells that nothing is left.
     */
    Future<List<Delivery>> claim(Claim claim);

    /**
     * Records what came of claimed deliveries. One that was overtaken or withdrawn meanwhile is not retried; a retry that would come after
     * {@code notAfter} is {@code expired}. A result for a delivery that has moved on only adds its attempt; but when it is an acceptance, the trying
     * ends, at once or with the attempt under way.
     */
    Future<Void> record(List<Result> results);

    /**
     * Gives back claims of this node that were not tried (the circuit opened, the channel was stopped, the node shuts down): each
     * becomes again what it was before the claim, which does not count as an attempt, and is due at {@code dueAt}. One that was overtaken,
     * withdrawn or accepted meanwhile ends. Deliveries that this node does not hold are left alone; so are those that it holds by a newer claim,
     * because that one may be under way.
     *
     * @param claimed as {@link #claim} gave them
     */
    Future<Void> release(String node, List<Delivery> claimed, Instant dueAt);

    /**
     * Folds receipts in, in any order, early, late or doubled. One that names only a provider id that is not known yet is kept (for
     * {@link #EARLY_RECEIPT_KEPT}) and applied when the answer brings that id. One for a delivery of another channel, or for one that was
     * never sent, does not match. Numbers of a broadcast only grow.
     *
     * @return for each receipt, in order, whether it matched a delivery
     */
    Future<List<Boolean>> receive(String channel, List<Receipt> receipts, Instant now);

    /**
     * The recipient confirmed; true when the delivery exists. A second confirmation changes nothing; one of a delivery that ended
     * without success is noted, but the end stays.
     */
    Future<Boolean> confirm(DeliveryId id, Instant now);

    /** Pending deliveries of these alerts become {@code cancelled} or {@code superseded}; what is being sent is let finish. */
    Future<Integer> withdraw(List<AlertId> alerts, DeliveryState end);

    /**
     * Moves on what only time moves: pending past {@code notAfter} to {@code expired}, {@code accepted} before {@code receiptsSince} on
     * the channel to {@code unconfirmed}.
     *
     * @return how many moved
     */
    Future<Integer> sweep(String channel, Instant now, @Nullable Instant receiptsSince);

    /** When the channel's next delivery is due; empty when none is pending. Claims under way count with their lease's end. */
    Future<Optional<Instant>> nextDue(String channel);

    Future<Optional<Tracked>> find(DeliveryId id);

    /** One page in the order of ids; attempts are left out. */
    Future<List<Tracked>> list(Filter filter);

    /** Numbers by channel and state for one alert. */
    Future<Map<String, Map<DeliveryState, Long>>> counts(AlertId alert);

    /** Pending deliveries by channel. */
    Future<Map<String, Long>> backlog();

    /** How many of an alert's deliveries were accepted how long after they were planned: by channel, in the classes of {@link LatencyScale}. */
    Future<Map<String, SortedMap<Integer, Long>>> acceptances(AlertId alert);

    /** Times from planning to acceptance of an alert's deliveries by channel, as told by {@link LatencyScale}. */
    default Future<Map<String, Latency>> latencies(AlertId alert) {
        return acceptances(alert).map(channels -> {
            Map<String, Latency> latencies = new TreeMap<>();
            channels.forEach((channel, times) -> latencies.put(channel, LatencyScale.latency(times)));
            return latencies;
        });
    }

    /** How long a receipt for an unknown provider id is kept. */
    Duration EARLY_RECEIPT_KEPT = Duration.ofMinutes(15);

    /**
     * @param pace average time between two messages of the channel, by all nodes together; {@code null} for no limit. A store that several nodes
     *     share gives out no more than that lets go, with up to a second's worth at once; the store of one node leaves it to that node
     */
    record Claim(
            String channel,
            String node,
            int limit,
            Instant now,
            Duration lease,
            @Nullable Duration pace) {
        public Claim(String channel, String node, int limit, Instant now, Duration lease) {
            this(channel, node, limit, now, lease, null);
        }
    }

    /** The attempt made, and what the delivery becomes by it. */
    record Result(Attempt attempt, Verdict verdict) {}

    /** @param attempts oldest first; the one under way has neither end nor reason */
    record Tracked(Delivery delivery, List<Attempt> attempts, Receipt.@Nullable Counts counts) {}

    /** {@code null} anywhere means any; {@code cursor} is the last id of the page before. */
    record Filter(
            @Nullable AlertId alert,
            @Nullable String channel,
            @Nullable DeliveryState state,
            @Nullable String recipient,
            @Nullable String cursor,
            int limit) {}

    record Latency(long number, long p50Millis, long p95Millis, long p99Millis) {}
}
