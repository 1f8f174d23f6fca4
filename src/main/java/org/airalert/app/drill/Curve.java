package org.airalert.app.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Hourly AQI as points with straight lines between them; level before the first and after the last. */
final class Curve {
    private final NavigableMap<Instant, Integer> points;

    /** @param points at least one */
    Curve(Map<Instant, Integer> points) {
        this.points = new TreeMap<>(points);
        if (this.points.isEmpty()) {
            throw new IllegalArgumentException("air: empty (expected: at least one point)");
        }
    }

    int at(Instant hour) {
        Map.Entry<Instant, Integer> before = points.floorEntry(hour);
        Map.Entry<Instant, Integer> after = points.ceilingEntry(hour);
        if (before == null) {
            return points.firstEntry().getValue();
        }
        if (after == null || after.getKey().equals(before.getKey())) {
            return before.getValue();
        }
        double way = (double) Duration.between(before.getKey(), hour).toSeconds()
                / Duration.between(before.getKey(), after.getKey()).toSeconds();
        return (int) Math.round(before.getValue() + way * (after.getValue() - before.getValue()));
    }
}
