package org.airalert.channel.routes;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.time.Timers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the routes by the clock: tests their links, asks whether receipts came, and moves their shares. For one event loop. */
final class RouteWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);
    /** Receipts of one route that are asked for at a time. */
    private static final int ASKED = 20;

    private final RouteTransport.Parts parts;
    private final RoutesSettings settings;
    private final List<Route> routes;
    private @Nullable Context context;
    private Timers.@Nullable Timer timer;
    private Instant lastTest = Instant.MIN;
    private boolean ended;

    RouteWatch(RouteTransport.Parts parts, RoutesSettings settings, List<Route> routes) {
        this.parts = parts;
        this.settings = settings;
        this.routes = routes;
    }

    /** From the first call on it looks, on that loop. */
    void begin(Context loop) {
        if (context == null && !ended) {
            context = loop;
            lastTest = parts.clock().instant();
            again();
        }
    }

    void end() {
        ended = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void again() {
        Context loop = context;
        if (!ended && loop != null) {
            // Twice a step, so that a change is seen well within one.
            Duration half = settings.policy().step().dividedBy(2);
            timer = parts.clock().after(half, () -> loop.runOnContext(go -> look()));
        }
    }

    private void look() {
        if (ended) {
            return;
        }
        Instant now = parts.clock().instant();
        if (!settings.linkTest().isZero() && !now.isBefore(lastTest.plus(settings.linkTest()))) {
            lastTest = now;
            routes.forEach(this::test);
        }
        for (Route route : routes) {
            askForReceipts(route, now);
            if (route.judge(settings.policy(), now)) {
                LOG.warn(
                        "route share changed channel={} route={} percent={} cause={}",
                        parts.channel(),
                        route.id(),
                        route.share().percent(),
                        route.share().cause().word());
            }
        }
        again();
    }

    Future<Outcome> test(Route route) {
        return route.transport()
                .linkTest()
                .onSuccess(outcome -> route.record().tested(outcome instanceof Outcome.Accepted));
    }

    private void askForReceipts(Route route, Instant now) {
        for (int i = 0; i < ASKED; i++) {
            Optional<DeliveryId> owed = route.record().nextOwed(now);
            if (owed.isEmpty()) {
                return;
            }
            parts.reported()
                    .apply(owed.get())
                    .onSuccess(
                            came -> route.record().judged(!came, parts.clock().instant()))
                    .onFailure(cause ->
                            LOG.warn("receipt not looked up channel={} cause={}", parts.channel(), cause.toString()));
        }
    }
}
