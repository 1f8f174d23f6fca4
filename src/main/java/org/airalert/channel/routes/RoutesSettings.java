package org.airalert.channel.routes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.delivery.route.RoutePolicy;

/**
 * {@code routes:} of a channel file.
 *
 * @param ways at least two, which all take the same kind of address
 * @param linkTest how often each is tried
 */
public record RoutesSettings(List<Way> ways, RoutePolicy policy, Duration linkTest) implements TransportSettings {
    public static final String KIND = "routes";

    /**
     * One route.
     *
     * @param weight its part of the traffic, against the sum of all
     * @param missing what must be provided before it can be used; empty when it is ready
     */
    public record Way(String id, int weight, TransportSettings transport, List<String> missing) {
        public Way {
            missing = List.copyOf(missing);
        }
    }

    public RoutesSettings {
        ways = List.copyOf(ways);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String addressKey() {
        return ways.isEmpty() ? "" : ways.get(0).transport().addressKey();
    }

    /** A name for all of them, where each has one address for everybody. */
    @Override
    public Optional<String> endpoint() {
        boolean fixed = !ways.isEmpty()
                && ways.stream().allMatch(way -> way.transport().endpoint().isPresent());
        return fixed ? Optional.of(String.join(" | ", ways.stream().map(Way::id).toList())) : Optional.empty();
    }

    @Override
    public List<Secret> receiptKeys() {
        return ways.stream()
                .flatMap(way -> way.transport().receiptKeys().stream())
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> refusal(String subject, String text) {
        return ways.stream()
                .flatMap(way -> way.transport().refusal(subject, text).map(why -> way.id() + ": " + why).stream())
                .findFirst();
    }
}
