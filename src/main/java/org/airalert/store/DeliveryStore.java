package org.airalert.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * All deliveries, their attempts and receipts. Written in batches; every write is durable when its future completes.
 *
 * <p>Laws kept here, whatever the callers do: an end state never changes but forward ({@code unconfirmed} to {@code delivered} or
 * {@code failed} by a late receipt, {@code delivered} to {@code confirmed}); one delivery is claimed by one node at a time; no delivery
 * is claimed while an older one of the same event, channel and recipient is being sent, nor once a newer one exists.
 */
public interface DeliveryStore {
    /**
     * Adds deliveries; those whose id is there already are left as they are. Pending older ones ({@code queued}, {@code retrying}) of
     * the same event, channel and recipient become {@code superseded}.
     *
     * @return how many were new
     */
    Future<Integer> plan(List<Delivery> deliveries);

    /**
     * Takes up to {@code limit} deliveries of a channel that are due, for sending by this node until {@code now + lease}: by priority,
     * then by due time. Those past {@code notAfter} are set to {@code expired} instead. Claims of other nodes that ran out are taken over, with
     * an attempt recorded as {@link Reason#NODE_LOST}.
     */
    Future<List<Delivery>> claim(Claim claim);

    /** Records what came of claimed deliveries. A result for a delivery that has moved on meanwhile only adds its attempt. */
    Future<Void> record(List<Result> results);

    /**
     * Gives back claims of this node that were not tried (the circuit opened, the channel was stopped, the node shuts down): each
     * becomes again what it was before the claim, which does not count as an attempt, and is due at {@code dueAt}. Deliveries that
     * this node does not hold are left alone.
     */
    Future<Void> release(String node, List<DeliveryId> ids, Instant dueAt);

    /**
     * Folds receipts in, in any order, early, late or doubled. One that names only a provider id that is not known yet is kept (for
     * {@link #EARLY_RECEIPT_KEPT}) and applied when the answer brings that id.
     *
     * @return for each receipt, in order, whether it matched a delivery
     */
    Future<List<Boolean>> receive(String channel, List<Receipt> receipts, Instant now);

    /** The recipient confirmed; true when the delivery exists. A second confirmation changes nothing. */
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

    /** One page in the order of ids. */
    Future<List<Tracked>> list(Filter filter);

    /** Numbers by channel and state for one alert. */
    Future<Map<String, Map<DeliveryState, Long>>> counts(AlertId alert);

    /** Pending deliveries by channel. */
    Future<Map<String, Long>> backlog();

    /** Times from planning to acceptance of an alert's deliveries by channel: number, p50, p95, p99 in milliseconds. */
    Future<Map<String, Latency>> latencies(AlertId alert);

    /** How long a receipt for an unknown provider id is kept. */
    Duration EARLY_RECEIPT_KEPT = Duration.ofMinutes(15);

    record Claim(String channel, String node, int limit, Instant now, Duration lease) {}

    /** The attempt made, and what the delivery becomes by it. */
    record Result(Attempt attempt, Verdict verdict) {}

    record Tracked(Delivery delivery, List<Attempt> attempts, Receipt.@Nullable Counts counts) {}

    /** {@code null} anywhere means any; {@code cursor} is the last id of the page before. {@code list} leaves attempts empty. */
    record Filter(
            @Nullable AlertId alert,
            @Nullable String channel,
            @Nullable DeliveryState state,
            @Nullable String recipient,
            @Nullable String cursor,
            int limit) {}

    record Latency(long number, long p50Millis, long p95Millis, long p99Millis) {}
}
