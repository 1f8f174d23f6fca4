package org.airalert.dispatch;

import io.micrometer.core.instrument.Tags;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a lane its event loop, its durable state, and what comes round by the clock: sweeps and link tests. May be called from any thread. */
final class LaneVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(LaneVerticle.class);
    private static final String SYSTEM = "system";

    private final Dispatcher.Parts parts;
    private final ChannelFile file;
    private final Transport transport;
    private final ChannelStates states;
    private final RoutePins pins;
    private final RouteMeters routes;
    private final Alarm nextSweep;
    private final Alarm nextLinkTest;
    private @Nullable Lane lane;
    private volatile ChannelStatus.@Nullable Link link;

    LaneVerticle(Dispatcher.Parts parts, Dispatcher.Way way) {
        this.parts = parts;
        this.file = way.file();
        this.transport = way.transport();
        this.states = new ChannelStates(parts.ledger());
        this.pins = new RoutePins(parts.ledger());
        this.routes = new RouteMeters(parts.registry(), file.id());
        this.nextSweep = new Alarm(parts.clock(), this::run, this::sweep);
        this.nextLinkTest = new Alarm(parts.clock(), this::run, this::testLink);
    }

    ChannelFile file() {
        return file;
    }

    @Override
    public Future<?> start() {
        return pins.read(file.id())
                .onSuccess(this::pinned)
                .compose(pinned -> states.read(file.id()))
                .onSuccess(this::open);
    }

    private void open(Optional<ChannelState> kept) {
        LaneParts own = new LaneParts(
                file,
                transport,
                new Letters(file, parts.texts(), parts.confirmUrl()),
                parts.deliveries(),
                parts.clock(),
                this::run,
                RandomGenerator.getDefault(),
                parts.registry(),
                parts.settings(),
                this::stoppedByReceiver);
        Lane opened = new Lane(own, initial(kept));
        lane = opened;
        parts.registry().gauge("airalert.link.open", Tags.of("channel", file.id()), this, LaneVerticle::linkFigure);
        sweep();
        testLink();
        opened.wake();
    }

    private ChannelState initial(Optional<ChannelState> kept) {
        Instant now = parts.clock().instant();
        if (!file.missing().isEmpty()) {
            return new ChannelState(
                    ChannelState.Kind.NOT_READY, "missing: " + String.join(", ", file.missing()), SYSTEM, now);
        }
        return kept.orElse(new ChannelState(ChannelState.Kind.RUNNING, "", SYSTEM, now));
    }

    private void run(Runnable action) {
        context.runOnContext(go -> action.run());
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> action) {
        Promise<T> done = Promise.promise();
        Context loop = context;
        loop.runOnContext(go -> action.get().onComplete(done));
        return done.future();
    }

    private Lane lane() {
        if (lane == null) {
            throw new IllegalStateException("channel " + file.id() + " is not open yet");
        }
        return lane;
    }

    void wake() {
        run(() -> lane().wake());
    }

    /** Durable when the future completes; the lane obeys at once. A channel that is not ready stays so. */
    Future<ChannelState> become(ChannelState.Kind kind, String why, String by) {
        return onLoop(() -> change(new ChannelState(kind, why, by, parts.clock().instant())));
    }

    private Future<ChannelState> change(ChannelState next) {
        if (lane().state().kind() == ChannelState.Kind.NOT_READY) {
            return Future.succeededFuture(lane().state());
        }
        // Stopping takes effect before it is durable, going on only after it.
        if (!next.sends()) {
            lane().become(next);
        }
        return states.write(file.id(), next).map(done -> {
            lane().become(next);
            return next;
        });
    }

    /** A route that the file no longer has leaves the choice to the transport. */
    private void pinned(Optional<String> route) {
        if (!transport.pin(route.orElse(null)) && route.isPresent()) {
            LOG.warn("pinned route is not there channel={} route={}", file.id(), route.get());
            transport.pin(null);
        }
        routes.show(transport.routes());
    }

    /**
     * Sends everything by one route; durable when the future completes.
     *
     * @param route empty: leaves the choice to the transport again
     * @return false when there is no such route
     */
    Future<Boolean> pin(Optional<String> route, String by) {
        return onLoop(() -> {
            boolean known = !transport.routes().isEmpty()
                    && transport.routes().stream()
                            .anyMatch(one -> route.isEmpty() || one.id().equals(route.get()));
            return known
                    ? pins.write(file.id(), route, by, parts.clock().instant()).map(written -> {
                        pinned(route);
                        return true;
                    })
                    : Future.succeededFuture(false);
        });
    }

    private void stoppedByReceiver(Outcome outcome) {
        String why = (outcome.answer() + " " + outcome.detail()).strip();
        LOG.error("channel stopped channel={} answer={} detail={}", file.id(), outcome.answer(), outcome.detail());
        change(new ChannelState(
                        ChannelState.Kind.STOPPED, why, SYSTEM, parts.clock().instant()))
                .onFailure(cause ->
                        LOG.warn("stop of channel not written channel={} cause={}", file.id(), cause.toString()));
    }

    /** Moves on what only time moves, adopts what other nodes decided about the channel, and comes round again. */
    private void sweep() {
        Instant now = parts.clock().instant();
        Instant receiptsSince =
                file.tracking().receipts() ? now.minus(file.tracking().receiptTimeout()) : null;
        parts.deliveries()
                .sweep(file.id(), now, receiptsSince)
                .compose(moved -> transport.routes().isEmpty()
                        ? Future.succeededFuture()
                        : pins.read(file.id()).onSuccess(this::pinned))
                .compose(read -> states.read(file.id()))
                .onSuccess(kept -> kept.ifPresent(this::adopt))
                .onFailure(cause -> LOG.warn("channel not swept channel={} cause={}", file.id(), cause.toString()))
                .onComplete(done -> {
                    lane().wake();
                    nextSweep.at(parts.clock().instant().plus(parts.settings().sweepEvery()));
                });
    }

    /** Another node may have planned something, or paused or resumed the channel. */
    void follow() {
        run(() -> states.read(file.id())
                .onSuccess(kept -> kept.ifPresent(this::adopt))
                .onFailure(
                        cause -> LOG.warn("channel's state not read channel={} cause={}", file.id(), cause.toString()))
                .onComplete(done -> lane().wake()));
    }

    private void adopt(ChannelState kept) {
        boolean newer = kept.since().isAfter(lane().state().since());
        if (newer && lane().state().kind() != ChannelState.Kind.NOT_READY) {
            lane().become(kept);
        }
    }

    private void testLink() {
        Duration every = file.pace().linkTest();
        if (!every.isZero() && lane().state().kind() != ChannelState.Kind.NOT_READY) {
            linkTest()
                    .onComplete(done -> nextLinkTest.at(parts.clock().instant().plus(every)));
        }
    }

    /** Tries the way now; the result stands in the status from then on. */
    Future<Outcome> linkTest() {
        return onLoop(() -> transport.linkTest().onSuccess(this::linkTested));
    }

    private void linkTested(Outcome outcome) {
        boolean isOpen = outcome instanceof Outcome.Accepted;
        link = new ChannelStatus.Link(
                isOpen,
                isOpen ? outcome.answer() : outcome.detail(),
                parts.clock().instant());
    }

    /** 1 when the newest link test found the way open, 0 when not; no number before the first. */
    private double linkFigure() {
        ChannelStatus.Link newest = link;
        return newest == null ? Double.NaN : newest.open() ? 1 : 0;
    }

    Future<ChannelStatus> status() {
        return onLoop(() -> Future.succeededFuture(lane().status(link)));
    }

    @Override
    public Future<?> stop() {
        nextSweep.cancel();
        nextLinkTest.cancel();
        return lane().stop().eventually(transport::close);
    }
}
