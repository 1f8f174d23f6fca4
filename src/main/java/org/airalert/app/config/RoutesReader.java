package org.airalert.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.routes.RoutesSettings;
import org.airalert.channel.routes.RoutesSettings.Way;
import org.airalert.delivery.route.RoutePolicy;
import org.jspecify.annotations.Nullable;

/** {@code routes:} of a channel file. A route whose secret is not there yet is left out, as long as another is ready. */
final class RoutesReader implements TransportReader {
    private static final Duration LATE_AFTER = Duration.ofMinutes(5);
    private static final Duration UNKNOWN_AFTER = Duration.ofMinutes(2);
    private static final Duration LINK_TEST = Duration.ofSeconds(10);

    private final Map<String, TransportReader> kinds;

    /** @param kinds of transport that a route may be of */
    RoutesReader(Map<String, TransportReader> kinds) {
        this.kinds = kinds;
    }

    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        List<Way> ways = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlMap own : map.maps("ways")) {
            Way way = way(own, secrets);
            own.done();
            if (way != null && !ids.add(way.id())) {
                own.fault("id", way.id() + " stands twice");
            }
            if (way != null) {
                ways.add(way);
            }
        }
        check(map, ways);
        if (!ways.isEmpty() && ways.stream().noneMatch(way -> way.missing().isEmpty())) {
            ways.forEach(way -> way.missing().forEach(secrets::lacks));
        }
        Duration lateAfter = map.duration("lateAfter", LATE_AFTER);
        Duration unknownAfter = map.duration("unknownAfter", UNKNOWN_AFTER);
        RoutePolicy usual = RoutePolicy.of(lateAfter, unknownAfter);
        return new RoutesSettings(
                ways,
                new RoutePolicy(
                        map.number("failurePercent", usual.failurePercent(), 1, 100),
                        map.number("latePercent", usual.latePercent(), 1, 100),
                        lateAfter,
                        unknownAfter,
                        usual.step(),
                        usual.window()),
                map.duration("linkTest", LINK_TEST));
    }

    private static void check(YamlMap map, List<Way> ways) {
        if (ways.size() < 2) {
            map.fault("ways", ways.size() + " of them (expected: at least two)");
            return;
        }
        TransportSettings first = ways.get(0).transport();
        for (Way way : ways) {
            boolean same =
                    way.transport().endpoint().isPresent() == first.endpoint().isPresent()
                            && (first.endpoint().isPresent()
                                    || way.transport().addressKey().equals(first.addressKey()));
            if (!same) {
                map.fault(
                        "ways",
                        way.id() + " needs another kind of address than "
                                + ways.get(0).id());
            }
        }
    }

    private @Nullable Way way(YamlMap map, Secrets secrets) {
        String id = map.required("id");
        int weight = map.number("weight", 1, 1, 1_000);
        String kind = map.required("transport");
        TransportReader reader = kind == null ? null : kinds.get(kind);
        if (id != null && !ChannelFile.isId(id)) {
            map.fault("id", id + " (expected: 2 to 40 small letters, digits or hyphens)");
        }
        if (kind == null || reader == null) {
            if (kind != null) {
                map.fault(
                        "transport",
                        kind + " (expected: "
                                + String.join(
                                        " or ", kinds.keySet().stream().sorted().toList()) + ")");
                kinds.keySet().forEach(map::map);
            }
            return null;
        }
        YamlMap own = map.map(kind);
        Secrets mine = secrets.fork();
        TransportSettings settings = reader.read(own, mine);
        own.done();
        return id == null ? null : new Way(id, weight, settings, mine.missing());
    }
}
