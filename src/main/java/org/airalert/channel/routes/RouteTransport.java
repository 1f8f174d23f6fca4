package org.airalert.channel.routes;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.RouteStatus;
import org.airalert.channel.Transport;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.route.RouteChoice;
import org.airalert.delivery.route.RouteChoice.Decision;
import org.airalert.time.Timers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each message to one of several routes. One that surely did not take it is followed by another within the same attempt, as far as the channel's
 * time allows; one that may have taken it keeps the message until that is known or {@code unknownAfter} has passed. For one event loop.
 */
public final class RouteTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(RouteTransport.class);
    /** Fates that are kept in mind; beyond them the oldest is forgotten, and its message is treated like one from before a restart. */
    private static final int MOST_UNKNOWN = 100_000;

    private final Parts parts;
    private final RoutesSettings settings;
    private final Pace pace;
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Map<DeliveryId, RouteChoice.Unknown> unknown = new LinkedHashMap<>();
    private final RouteWatch watch;
    private @Nullable String pinned;

    /**
     * What it runs with.
     *
     * @param channel id of the channel, for logs
     * @param random chooses among routes by weight
     * @param reported whether the receipt of a delivery has come
     */
    public record Parts(
            Vertx vertx,
            String channel,
            Timers clock,
            RandomGenerator random,
            Function<DeliveryId, Future<Boolean>> reported) {}

    /**
     * @param pace of the whole channel
     * @param make makes the transport of one route
     */
    public RouteTransport(
            Parts parts, Pace pace, RoutesSettings settings, Function<RoutesSettings.Way, Transport> make) {
        this.parts = parts;
        this.pace = pace;
        this.settings = settings;
        for (RoutesSettings.Way way : settings.ways()) {
            if (way.missing().isEmpty()) {
                routes.put(
                        way.id(),
                        new Route(
                                way,
                                make.apply(way),
                                settings.policy(),
                                parts.clock().instant()));
            } else {
                LOG.warn("route not ready channel={} route={} missing={}", parts.channel(), way.id(), way.missing());
            }
        }
        this.watch = new RouteWatch(parts, settings, List.copyOf(routes.values()));
    }

    private RouteChoice.Situation situation() {
        Instant now = parts.clock().instant();
        return new RouteChoice.Situation(
                routes.values().stream()
                        .filter(route -> !route.record().busyUntil().isAfter(now))
                        .map(Route::candidate)
                        .toList(),
                pinned,
                settings.policy(),
                now);
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        watch.begin(context());
        Optional<Duration> busy = allBusy();
        if (busy.isPresent()) {
            return Future.succeededFuture(
                    new Outcome.Deferred(Reason.THROTTLED, "", "every route asked to be left alone", busy.get()));
        }
        Decision decision = RouteChoice.decide(
                situation(), earlier(dispatch), parts.random().nextDouble());
        if (decision instanceof Decision.Wait) {
            // Without a time to wait, which would hold up every other message of the channel.
            return Future.succeededFuture(new Outcome.Deferred(
                    Reason.NODE_LOST, "", "waits until what became of it earlier can no longer be found out", null));
        }
        Decision.Send send = (Decision.Send) decision;
        return by(
                route(send.route()),
                new Trip(
                        dispatch, send.doubled(), new TreeSet<>(), parts.clock().instant()));
    }

    /** How long the first of them wants to be left alone, when all do. */
    private Optional<Duration> allBusy() {
        Instant now = parts.clock().instant();
        Optional<Instant> first = routes.values().stream()
                .filter(route -> pinned == null || route.id().equals(pinned))
                .map(route -> route.record().busyUntil())
                .min(Comparator.naturalOrder());
        return first.filter(until -> until.isAfter(now)).map(until -> Duration.between(now, until));
    }

    /** One attempt across the routes that it tries. */
    private record Trip(Dispatch dispatch, boolean doubled, Set<String> tried, Instant started) {
        DeliveryId id() {
            return dispatch.delivery().id();
        }
    }

    private Context context() {
        return parts.vertx().getOrCreateContext();
    }

    private Route route(String id) {
        Route route = routes.get(id);
        if (route == null) {
            throw new IllegalStateException("channel " + parts.channel() + ": no route " + id);
        }
        return route;
    }

    private RouteChoice.@Nullable Unknown earlier(Dispatch dispatch) {
        DeliveryId id = dispatch.delivery().id();
        Reason last = dispatch.delivery().progress().reason();
        boolean elsewhere = dispatch.delivery().progress().attempts() > 1
                && !unknown.containsKey(id)
                && last != null
                && last.leavesFateUnknown();
        if (elsewhere) {
            // Tried before, but not in this process's memory: by another node, or before a restart.
            remember(id, null);
        }
        return unknown.get(id);
    }

    private void remember(DeliveryId id, @Nullable String route) {
        unknown.putIfAbsent(id, new RouteChoice.Unknown(route, parts.clock().instant()));
        if (unknown.size() > MOST_UNKNOWN) {
            unknown.remove(unknown.keySet().iterator().next());
        }
    }

    private Future<Outcome> by(Route route, Trip trip) {
        trip.tried().add(route.id());
        Dispatch dispatch = trip.dispatch();
        Dispatch routed = route.way()
                .transport()
                .endpoint()
                .map(place -> new Dispatch(
                        dispatch.delivery().to(place), dispatch.alert(), dispatch.content(), dispatch.at()))
                .orElse(dispatch);
        return route.transport().send(routed).compose(outcome -> after(route, trip, outcome));
    }

    private Future<Outcome> after(Route route, Trip trip, Outcome outcome) {
        Instant now = parts.clock().instant();
        route.record().ended(outcome, now);
        if (outcome instanceof Outcome.Accepted accepted) {
            return Future.succeededFuture(accepted(route, trip, accepted, now));
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            unknown.remove(trip.id());
            return Future.succeededFuture(
                    new Outcome.Rejected(rejected.reason(), named(route, rejected), rejected.detail()));
        }
        Reason reason = outcome.reason();
        if (reason != null && reason.leavesFateUnknown()) {
            remember(trip.id(), route.id());
            return Future.succeededFuture(deferred(route, outcome));
        }
        return another(trip, now)
                .map(next -> by(next, trip))
                .orElseGet(() -> Future.succeededFuture(given(route, outcome)));
    }

    private Outcome accepted(Route route, Trip trip, Outcome.Accepted accepted, Instant now) {
        RouteChoice.Unknown earlier = unknown.remove(trip.id());
        route.record().owes(trip.id(), now);
        if (!trip.doubled()) {
            return new Outcome.Accepted(named(route, accepted), accepted.providerId(), accepted.detail());
        }
        route.record().doubled();
        String first = earlier == null || earlier.route() == null ? "an earlier route" : earlier.route();
        LOG.warn(
                "may go twice channel={} deliveryId={} first={} second={}",
                parts.channel(),
                trip.id(),
                first,
                route.id());
        return new Outcome.Accepted(
                named(route, accepted),
                accepted.providerId(),
                "may have gone by " + first + " as well: its fate there never became known");
    }

    private static String named(Route route, Outcome outcome) {
        return (route.id() + " " + outcome.answer()).strip();
    }

    private static Outcome deferred(Route route, Outcome outcome) {
        Reason reason = outcome.reason() == null ? Reason.BAD_ANSWER : outcome.reason();
        return new Outcome.Deferred(reason, named(route, outcome), outcome.detail(), null);
    }

    /** The next route for a message that the last one surely did not take; only while none may have it, and time is left. */
    private Optional<Route> another(Trip trip, Instant now) {
        boolean time = !now.isAfter(trip.started().plus(pace.longestSend().dividedBy(2)));
        if (!time || unknown.containsKey(trip.id())) {
            return Optional.empty();
        }
        return RouteChoice.pick(situation(), trip.tried(), parts.random().nextDouble())
                .map(this::route);
    }

    /** The channel stops only when every route did. */
    private Outcome given(Route route, Outcome outcome) {
        boolean all = outcome instanceof Outcome.ChannelStopped
                && routes.values().stream()
                        .allMatch(one ->
                                one.record().facts(parts.clock().instant()).stopped());
        return all ? outcome : deferred(route, outcome);
    }

    /** The channel is open as long as one route is. */
    @Override
    public Future<Outcome> linkTest() {
        watch.begin(context());
        if (routes.isEmpty()) {
            return Future.succeededFuture(new Outcome.Deferred(Reason.UNREACHABLE, "", "no route is ready", null));
        }
        List<Future<Outcome>> tests = new ArrayList<>();
        routes.values().forEach(route -> tests.add(watch.test(route)));
        return Future.join(tests).map(all -> {
            List<Outcome> outcomes = all.list();
            return outcomes.stream()
                    .filter(Outcome.Accepted.class::isInstance)
                    .findFirst()
                    .orElse(outcomes.get(0));
        });
    }

    @Override
    public List<RouteStatus> routes() {
        Instant now = parts.clock().instant();
        return routes.values().stream().map(route -> route.status(pinned, now)).toList();
    }

    @Override
    public boolean pin(@Nullable String route) {
        if (route != null && !routes.containsKey(route)) {
            return false;
        }
        pinned = route;
        return true;
    }

    @Override
    public Future<Void> close() {
        watch.end();
        return Future.join(routes.values().stream()
                        .map(route -> route.transport().close())
                        .toList())
                .mapEmpty();
    }
}
