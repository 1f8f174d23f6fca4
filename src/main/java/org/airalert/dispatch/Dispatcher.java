package org.airalert.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Transport;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;

/** All lanes of this node. May be called from any thread once {@link #start} has completed. */
public final class Dispatcher {
    private final Parts parts;
    private final Map<String, LaneVerticle> lanes = new LinkedHashMap<>();
    private final List<String> deployments = new ArrayList<>();

    /**
     * @param texts the approved words
     * @param confirmUrl the page on which the recipient of a delivery confirms it
     */
    public record Parts(
            Vertx vertx,
            DeliveryStore deliveries,
            Ledger ledger,
            Timers clock,
            ApprovedTexts texts,
            Function<DeliveryId, String> confirmUrl,
            MeterRegistry registry,
            LaneSettings settings) {}

    /** A channel and what carries it. */
    public record Way(ChannelFile file, Transport transport) {}

    public Dispatcher(Parts parts, List<Way> ways) {
        this.parts = parts;
        ways.forEach(way -> lanes.put(way.file().id(), new LaneVerticle(parts, way)));
    }

    /** Opens every lane; from then on what is due goes out. */
    public Future<Void> start() {
        List<Future<String>> started = lanes.values().stream()
                .map(lane -> parts.vertx().deployVerticle(lane, new DeploymentOptions()))
                .toList();
        return Future.join(started)
                .onComplete(done ->
                        started.stream().filter(Future::succeeded).forEach(one -> deployments.add(one.result())))
                .mapEmpty();
    }

    /** Deliveries were planned: every lane looks at once. */
    public void wake() {
        lanes.values().forEach(LaneVerticle::wake);
    }

    /** Something was changed by another node: every lane looks at once, and does as it was told there. */
    public void follow() {
        lanes.values().forEach(LaneVerticle::follow);
    }

    /**
     * Nothing more is sent on the channel until it is resumed; what is under way is let finish. Durable when the future completes.
     *
     * @param by account of the person
     * @return the state after it; empty when there is no such channel
     */
    public Future<Optional<ChannelState>> pause(String channel, String why, String by) {
        return become(channel, ChannelState.Kind.PAUSED, why, by);
    }

    /** The channel sends again, also after its receiver stopped it. A channel that is not ready stays so. */
    public Future<Optional<ChannelState>> resume(String channel, String by) {
        return become(channel, ChannelState.Kind.RUNNING, "", by);
    }

    private Future<Optional<ChannelState>> become(String channel, ChannelState.Kind kind, String why, String by) {
        LaneVerticle lane = lanes.get(channel);
        return lane == null
                ? Future.succeededFuture(Optional.empty())
                : lane.become(kind, why, by).map(Optional::of);
    }

    /** Tries the way to a channel's receiver without sending a message; empty when there is no such channel. */
    public Future<Optional<Outcome>> linkTest(String channel) {
        LaneVerticle lane = lanes.get(channel);
        return lane == null
                ? Future.succeededFuture(Optional.empty())
                : lane.linkTest().map(Optional::of);
    }

    /**
     * Sends everything of a channel with several routes by one of them until it is unpinned. Durable when the future completes.
     *
     * @param route empty: unpins
     * @param by account of the person
     * @return false when there is no such channel, or no such route in it
     */
    public Future<Boolean> pin(String channel, Optional<String> route, String by) {
        LaneVerticle lane = lanes.get(channel);
        return lane == null ? Future.succeededFuture(false) : lane.pin(route, by);
    }

    /** Every channel as it stands, in the order of the files. */
    public Future<List<ChannelStatus>> status() {
        List<Future<ChannelStatus>> each =
                lanes.values().stream().map(LaneVerticle::status).toList();
        return parts.deliveries()
                .backlog()
                .compose(backlog -> Future.join(each)
                        .map(all -> all.<ChannelStatus>list().stream()
                                .map(one -> one.withQueued(backlog.getOrDefault(one.id(), 0L)))
                                .toList()));
    }

    /** The channel's file; empty when there is no such channel. */
    public Optional<ChannelFile> file(String channel) {
        return Optional.ofNullable(lanes.get(channel)).map(LaneVerticle::file);
    }

    /** Claims nothing more, lets what is under way finish, writes it down, and lets go of connections. The store must outlive this. */
    public Future<Void> stop() {
        List<Future<Void>> stopped =
                deployments.stream().map(id -> parts.vertx().undeploy(id)).toList();
        return Future.join(stopped).mapEmpty();
    }
}
