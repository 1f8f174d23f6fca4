package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Rate;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the deliveries of one channel go: claims, paces, waits, wakes. What happens to each is in {@link Pipeline}. Lives on one event
 * loop; everything but the constructor is called there.
 *
 * <p>A lane claims only what it can send next, and asks for more when half of that is gone. When nothing is due it sleeps until the next
 * delivery is, or until it is woken.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private final LaneParts parts;
    private final Pace pace;
    private final Pipeline pipeline;
    private final Stock stock;
    private final Depth depth;
    private final Budget budget;
    private final Receivers receivers;
    private final Shares shares;
    private final Recorder recorder;
    private final Alarm alarm;
    private final LaneMeters meters;
    private final Promise<Void> drained = Promise.promise();

    private ChannelState state;
    private int inFlight;
    private boolean claiming;
    /** Whether the store may have something due that was not claimed yet. */
    private boolean more = true;

    /** Whether something may have come while a claim was on its way, which that claim lacks: the next one is made whatever is at hand. */
    private boolean overdue;

    private Duration nextLook = SHORTEST_LOOK;
    private boolean stopping;
    private boolean pumping;
    private boolean pumpAgain;

    Lane(LaneParts parts, ChannelState state) {
        this.parts = parts;
        this.pace = parts.file().pace();
        this.state = state;
        this.meters = new LaneMeters(parts.registry(), parts.file().id(), () -> inFlight);
        this.pipeline = new Pipeline(parts, meters);
        this.stock = new Stock(parts.store(), parts.settings().node());
        this.depth = new Depth(pace);
        this.budget = Budget.of(pace.rate());
        this.shares = new Shares(pace.concurrency());
        this.receivers = new Receivers(pace, parts.clock());
        this.alarm = new Alarm(parts.clock(), parts.loop(), this::look);
        // What was written down may have kept a newer delivery for the same recipient waiting.
        this.recorder = new Recorder(
                parts.store(), parts.clock(), parts.loop(), Depth.MOST + 2 * pace.concurrency(), this::look);
    }

    /**
     * Something may be due: a plan was made, or time has passed. What waits goes back first: it may have been overtaken or withdrawn, or
     * something more urgent has come, and only the store knows.
     */
    void wake() {
        nextLook = SHORTEST_LOOK;
        overdue = claiming;
        stock.putBackAll(parts.clock().instant());
        stock.giveBack();
        look();
    }

    private void look() {
        more = true;
        pump();
    }

    void become(ChannelState next) {
        state = next;
        wake();
    }

    ChannelState state() {
        return state;
    }

    /** Claims nothing more, gives back what waits, and completes when everything under way is written down. */
    Future<Void> stop() {
        stopping = true;
        alarm.cancel();
        pump();
        return drained.future();
    }

    /** Keeps as much going as the channel allows. Called after everything that may have made room. */
    private void pump() {
        // An outcome that comes at once would otherwise call back into the loop that started it, ever deeper.
        pumpAgain = true;
        while (pumpAgain && !pumping) {
            pumpAgain = false;
            pumping = true;
            pumpOnce();
            pumping = false;
        }
        if (stopping && inFlight == 0 && !claiming && recorder.isIdle()) {
            drained.tryComplete();
        }
    }

    private void pumpOnce() {
        if (state.sends() && !stopping) {
            if (overdue) {
                claimWhatFits();
            }
            sendWhatMay();
            claimWhatFits();
        } else {
            stock.putBackAll(parts.clock().instant());
        }
        stock.giveBack();
    }

    private void sendWhatMay() {
        while (!stock.isEmpty() && inFlight < pace.concurrency() && recorder.hasRoom()) {
            Instant now = parts.clock().instant();
            Instant free = budget.freeAt(now);
            if (free.isAfter(now)) {
                alarm.at(free);
                return;
            }
            Stock.Item next = stock.take();
            if (now.isBefore(latest(next))) {
                sendOrPutBack(next, now);
            } else {
                putBack(next.delivery(), now);
            }
        }
    }

    /** From then on it is too late for the message, or too near to the end of the claim. */
    private Instant latest(Stock.Item one) {
        Instant claimEnds = one.claimedAt().plus(parts.settings().leaseMargin().dividedBy(2));
        Instant notAfter = one.delivery().notAfter();
        return notAfter.isBefore(claimEnds) ? notAfter : claimEnds;
    }

    private void sendOrPutBack(Stock.Item next, Instant now) {
        Delivery delivery = next.delivery();
        Receiver receiver = receivers.of(parts.transport().receiverOf(delivery.address()));
        Instant free = receiver.freeAt(now);
        if (free.isAfter(now)) {
            putBack(delivery, free);
        } else if (!shares.admits(receiver, isRepeat(delivery), receivers.areSeveral())) {
            // Kept here it would stand before what the others wait for.
            putBack(delivery, now.plus(LONGEST_LOOK));
        } else if (receiver.begin()) {
            budget.take(now);
            send(delivery, receiver, latest(next));
        } else {
            // Its trials are under way; one of them will end before long.
            putBack(delivery, now.plus(LONGEST_LOOK));
        }
    }

    private static boolean isRepeat(Delivery delivery) {
        return delivery.progress().attempts() > 1;
    }

    private void putBack(Delivery delivery, Instant due) {
        stock.putBack(delivery, due);
        alarm.at(due);
    }

    private void send(Delivery delivery, Receiver receiver, Instant before) {
        inFlight++;
        shares.began(receiver, isRepeat(delivery));
        depth.sent();
        // One handler: several have no promised order.
        pipeline.carry(delivery, receiver, before).onComplete(done -> {
            inFlight--;
            shares.ended(receiver, isRepeat(delivery));
            if (done.succeeded()) {
                ended(done.result());
            } else {
                putBack(delivery, parts.clock().instant().plus(LONGEST_LOOK));
            }
            pump();
        });
    }

    private void ended(DeliveryStore.Result result) {
        recorder.add(result);
        if (result.verdict().state() == DeliveryState.RETRYING) {
            alarm.at(result.verdict().dueAt());
        }
    }

    private void claimWhatFits() {
        int limit = claiming || !more || !recorder.hasRoom() ? 0 : room();
        if (limit > 0) {
            claiming = true;
            more = false;
            overdue = false;
            Instant now = parts.clock().instant();
            depth.claiming(now);
            Duration lease = pace.longestSend().plus(parts.settings().leaseMargin());
            // Results that are at hand share the claim's transaction.
            recorder.flush();
            parts.store()
                    .claim(new DeliveryStore.Claim(
                            parts.file().id(),
                            parts.settings().node(),
                            limit,
                            now,
                            lease,
                            pace.rate().map(Rate::interval).orElse(null)))
                    .onComplete(done -> {
                        claiming = false;
                        if (done.succeeded()) {
                            claimed(done.result(), limit, now);
                        } else {
                            claimFailed(done.cause());
                        }
                    });
        }
    }

    /** How much to claim: what can be sent now and a little more, so that the next is at hand when an answer comes. */
    private int room() {
        Instant now = parts.clock().instant();
        Receiver sole = receivers.of("");
        if (overdue && !sole.freeAt(now).isAfter(now)) {
            return sole.isOnTrial() ? pace.breaker().trials() : pace.concurrency();
        }
        Instant free = later(sole.freeAt(now), budget.freeAt(now));
        if (free.isAfter(now)) {
            alarm.at(free);
            return 0;
        }
        int ahead = depth.ahead();
        if (stock.size() > ahead / 2) {
            return 0;
        }
        int room = pace.concurrency() - inFlight + ahead - stock.size();
        return sole.isOnTrial() ? Math.min(room, pace.breaker().trials() - inFlight) : room;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void claimed(List<Delivery> claimed, int limit, Instant at) {
        stock.add(claimed, at);
        if (!claimed.isEmpty()) {
            nextLook = SHORTEST_LOOK;
        }
        if (claimed.size() >= limit) {
            more = true;
        } else if (!more) {
            parts.store()
                    .nextDue(parts.file().id())
                    .onSuccess(due -> due.ifPresent(this::lookAt))
                    .onFailure(this::claimFailed);
        }
        pump();
    }

    /** The store says when something is due next. What is due already and was not claimed is being put aside, or waits for an older one. */
    private void lookAt(Instant due) {
        Instant now = parts.clock().instant();
        if (due.isAfter(now)) {
            alarm.at(due);
        } else {
            alarm.at(now.plus(nextLook));
            Duration doubled = nextLook.multipliedBy(2);
            nextLook = doubled.compareTo(LONGEST_LOOK) < 0 ? doubled : LONGEST_LOOK;
        }
    }

    private void claimFailed(Throwable cause) {
        LOG.warn(
                "nothing claimed, trying again channel={} cause={}",
                parts.file().id(),
                cause.toString());
        alarm.at(parts.clock().instant().plus(LONGEST_LOOK));
        pump();
    }

    /** All but the backlog, which the store knows. */
    ChannelStatus status(ChannelStatus.@Nullable Link link) {
        Instant now = parts.clock().instant();
        return new ChannelStatus(
                parts.file().id(),
                parts.file().name(),
                parts.file().audience(),
                parts.file().transport().kind(),
                state,
                receivers.of("").word(now),
                receivers.closedOff(),
                0,
                inFlight,
                meters.rate(now),
                meters.counts(),
                link,
                parts.transport().routes());
    }
}
