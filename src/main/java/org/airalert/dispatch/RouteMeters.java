package org.airalert.dispatch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.airalert.channel.RouteStatus;

/** The figures of a channel's routes, for Prometheus, as they were when they were last shown. Shown on one event loop, read on any thread. */
final class RouteMeters {
    private final MeterRegistry registry;
    private final String channel;
    private final Map<String, AtomicReference<RouteStatus>> newest = new ConcurrentHashMap<>();

    RouteMeters(MeterRegistry registry, String channel) {
        this.registry = registry;
        this.channel = channel;
    }

    /** The first time that a route is shown its meters are made. */
    void show(List<RouteStatus> routes) {
        for (RouteStatus route : routes) {
            AtomicReference<RouteStatus> known = newest.get(route.id());
            if (known == null) {
                known = new AtomicReference<>(route);
                newest.put(route.id(), known);
                register(route.id(), known);
            }
            known.set(route);
        }
    }

    private void register(String route, AtomicReference<RouteStatus> status) {
        Figures figures = new Figures(registry, Tags.of("channel", channel, "route", route), status);
        figures.gauge("airalert.route.percent", "Percent of its weight that a route gets", RouteStatus::percent);
        figures.gauge(
                "airalert.route.pinned", "1 while a person sent everything this way", one -> one.pinned() ? 1 : 0);
        figures.counter("airalert.route.accepted", "Messages that a route took", RouteStatus::accepted);
        figures.counter("airalert.route.failed", "Attempts by a route that failed", RouteStatus::failed);
        figures.counter(
                "airalert.route.doubled", "Messages that may have gone by another route as well", RouteStatus::doubled);
    }

    private record Figures(MeterRegistry registry, Tags tags, AtomicReference<RouteStatus> status) {
        void gauge(String name, String what, ToDoubleFunction<RouteStatus> figure) {
            Gauge.builder(name, status, one -> figure.applyAsDouble(one.get()))
                    .description(what)
                    .tags(tags)
                    .register(registry);
        }

        void counter(String name, String what, ToDoubleFunction<RouteStatus> figure) {
            FunctionCounter.builder(name, status, one -> figure.applyAsDouble(one.get()))
                    .description(what)
                    .tags(tags)
                    .register(registry);
        }
    }
}
