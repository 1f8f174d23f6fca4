package org.airalert.app.config;

import java.util.ArrayList;
import java.util.List;

/** A border as {@code conf/areas.yaml} and CAP write it (CAP 1.2, 3.2.4: closed, four points or more, no self-crossing). */
final class Polygon {
    private static final int LEAST_POINTS = 4;

    private record Point(double lat, double lon) {}

    private Polygon() {}

    /** The border, one space between its points; empty where there is none or where it has a fault, which is noted. */
    static String read(YamlMap map, String key) {
        String text = map.text(key, "").strip();
        if (text.isEmpty()) {
            return "";
        }
        try {
            check(points(text));
            return String.join(" ", text.split("\\s+", -1));
        } catch (IllegalArgumentException e) {
            map.fault(key, String.valueOf(e.getMessage()));
            return "";
        }
    }

    private static List<Point> points(String text) {
        List<Point> points = new ArrayList<>();
        for (String pair : text.split("\\s+", -1)) {
            if (!pair.matches("-?\\d{1,2}(\\.\\d+)?,-?\\d{1,3}(\\.\\d+)?")) {
                throw new IllegalArgumentException(
                        pair + " (expected: lat,lon pairs parted by spaces, such as 33.74,113.30)");
            }
            int comma = pair.indexOf(',');
            points.add(new Point(
                    Double.parseDouble(pair.substring(0, comma)), Double.parseDouble(pair.substring(comma + 1))));
        }
        return points;
    }

    private static void check(List<Point> points) {
        for (Point point : points) {
            if (Math.abs(point.lat()) > 90 || Math.abs(point.lon()) > 180) {
                throw new IllegalArgumentException(
                        point.lat() + "," + point.lon() + " (expected: latitude first, WGS 84)");
            }
        }
        if (points.size() < LEAST_POINTS || !points.get(0).equals(points.get(points.size() - 1))) {
            throw new IllegalArgumentException(
                    "not closed (expected: four points or more, the last the same as the first)");
        }
        if (crosses(points)) {
            throw new IllegalArgumentException("crosses itself (expected: a border that goes round once)");
        }
    }

    /** Whether two sides that are no neighbours have a point in common; borders have few points, so each pair is looked at. */
    private static boolean crosses(List<Point> points) {
        int sides = points.size() - 1;
        for (int i = 0; i < sides; i++) {
            for (int j = i + 2; j < sides; j++) {
                boolean neighbours = i == 0 && j == sides - 1;
                if (!neighbours && meet(points.get(i), points.get(i + 1), points.get(j), points.get(j + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meet(Point a, Point b, Point c, Point d) {
        return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
    }

    private static double turn(Point a, Point b, Point c) {
        return (b.lat() - a.lat()) * (c.lon() - a.lon()) - (b.lon() - a.lon()) * (c.lat() - a.lat());
    }
}
