package org.airalert.dispatch;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Retry;
import org.airalert.delivery.Verdict;
import org.airalert.store.DeliveryStore;
import org.airalert.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one delivery between its claim and its record. For one event loop. */
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final LaneParts parts;
    private final LaneMeters meters;
    private final Retry retry;
    private final FaultLog faults;

    Pipeline(LaneParts parts, LaneMeters meters) {
        this.parts = parts;
        this.meters = meters;
        this.faults = new FaultLog(parts.file().id());
        this.retry = new Retry(parts.file().pace().retry(), parts.random());
    }

    /** The words came too late for this claim. */
    static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLate() {
            super("the words came too late", null, false, false);
        }
    }

    /**
     * The way of one delivery. Before this, the office planned it ({@code Planner}: who is concerned, through which channels) and the lane claimed
     * it (by priority, at most one node at a time); after this, the lane records the result, and receipts and confirmations may move
     * it on ({@code Receipts}).
     *
     * @param before from then on it must not be sent any more
     * @return fails only when the store cannot give the words just now or gives them too late: nothing was tried then
     */
    Future<DeliveryStore.Result> carry(Delivery delivery, Receiver receiver, Instant before) {
        Instant started = parts.clock().instant();
        return parts.letters()
                .of(delivery) // the frozen text, its digest checked, filled in for this recipient
                .map(letter -> inTime(letter, before)) // the store may have taken long to give it
                .compose(letter -> send(letter, receiver, started), failure -> unsent(failure, receiver)) // once
                .map(outcome -> decide(delivery, outcome, started)); // accepted, again when, or the end
    }

    private Letters.Letter inTime(Letters.Letter letter, Instant before) {
        if (!parts.clock().instant().isBefore(before)) {
            throw new TooLate();
        }
        return letter;
    }

    private Future<Outcome> send(Letters.Letter letter, Receiver receiver, Instant started) {
        return Future.succeededFuture(new Dispatch(letter.delivery(), letter.alert(), letter.content(), started))
                .compose(parts.transport()::send)
                .otherwise(failure -> broken(letter.delivery(), failure))
                .map(outcome -> {
                    faults.note(letter.delivery().id(), outcome, parts.clock().instant());
                    return sent(receiver, outcome, started);
                });
    }

    /** A transport that fails has a defect of its own; the message must not be lost for it. */
    private Outcome broken(Delivery delivery, Throwable failure) {
        LOG.error("transport failed channel={} deliveryId={}", delivery.channel(), delivery.id(), failure);
        return new Outcome.Deferred(Reason.BAD_ANSWER, "", failure.getClass().getSimpleName(), null);
    }

    private Outcome sent(Receiver receiver, Outcome outcome, Instant started) {
        Duration took = Duration.between(started, parts.clock().instant());
        receiver.ended(outcome, took);
        meters.sent(outcome, took);
        if (outcome instanceof Outcome.ChannelStopped) {
            parts.stopped().accept(outcome);
        }
        return outcome;
    }

    /** No words, nothing to send. The receiver was not asked, so it neither failed nor did well. */
    private Future<Outcome> unsent(Throwable failure, Receiver receiver) {
        receiver.spared();
        if (failure instanceof StoreException || failure instanceof TooLate) {
            return Future.failedFuture(failure);
        }
        Reason reason = failure instanceof Letters.NotApproved ? Reason.DIGEST_MISMATCH : Reason.NO_TEXT;
        String detail = String.valueOf(failure.getMessage());
        LOG.error("no text to send channel={} reason={} detail={}", parts.file().id(), reason.word(), detail);
        return Future.succeededFuture(new Outcome.Rejected(reason, "", detail));
    }

    private DeliveryStore.Result decide(Delivery delivery, Outcome outcome, Instant started) {
        Instant now = parts.clock().instant();
        int number = delivery.progress().attempts();
        Verdict verdict = retry.decide(outcome, number, delivery, now);
        if (outcome instanceof Outcome.Accepted) {
            meters.accepted(delivery.plannedAt(), now);
        }
        Attempt attempt = new Attempt(
                delivery.id(),
                number,
                started,
                now,
                outcome.answer(),
                outcome.reason(),
                outcome.detail(),
                parts.settings().node());
        return new DeliveryStore.Result(attempt, verdict);
    }
}
