package org.airalert.channel.routes;

import java.time.Instant;
import java.util.Locale;
import org.airalert.channel.RouteStatus;
import org.airalert.channel.Transport;
import org.airalert.delivery.route.RouteChoice;
import org.airalert.delivery.route.RoutePolicy;
import org.airalert.delivery.route.RouteShare;
import org.jspecify.annotations.Nullable;

/** One route with its transport, its record and its share. For one event loop. */
final class Route {
    private final RoutesSettings.Way way;
    private final Transport transport;
    private final RouteRecord record;
    private RouteShare share;

    Route(RoutesSettings.Way way, Transport transport, RoutePolicy policy, Instant now) {
        this.way = way;
        this.transport = transport;
        this.record = new RouteRecord(policy);
        this.share = RouteShare.full(now);
    }

    String id() {
        return way.id();
    }

    RoutesSettings.Way way() {
        return way;
    }

    Transport transport() {
        return transport;
    }

    RouteRecord record() {
        return record;
    }

    RouteShare share() {
        return share;
    }

    /** True when the share changed by more than its time. */
    boolean judge(RoutePolicy policy, Instant now) {
        RouteShare before = share;
        share = share.next(record.facts(now), policy, now);
        return before.percent() != share.percent();
    }

    RouteChoice.Candidate candidate() {
        return new RouteChoice.Candidate(way.id(), way.weight(), share.percent());
    }

    RouteStatus status(@Nullable String pinned, Instant now) {
        return new RouteStatus(
                way.id(),
                way.transport().kind(),
                way.weight(),
                share.percent(),
                share.cause().word(),
                way.id().equals(pinned),
                record.facts(now).link().name().toLowerCase(Locale.ROOT),
                record.accepted(),
                record.failed(),
                record.doubledNumber());
    }
}
