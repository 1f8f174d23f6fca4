package org.airalert.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.airalert.store.LatencyScale;

/**
 * How many of an alert's deliveries were accepted how long after they were planned, as the path of an inline SVG; read by the template. The time runs in
 * powers of ten, because most go within seconds and the last may take hours. Pure.
 *
 * @param path empty before the first acceptance
 * @param most what the whole height stands for
 * @param ticks marks of the time
 */
public record Curve(String path, long most, List<Tick> ticks) {
    static final int WIDTH = 640;
    static final int HEIGHT = 150;
    private static final int BASE = 126;
    private static final int ABOVE = 8;
    /** Times below that are drawn there: nobody waits for them. */
    private static final long FIRST_MILLIS = 100;

    private static final List<Tick> MARKS = List.of(
            new Tick(1_000, 0, "s", 1),
            new Tick(10_000, 0, "s", 10),
            new Tick(60_000, 0, "min", 1),
            new Tick(600_000, 0, "min", 10),
            new Tick(3_600_000, 0, "h", 1),
            new Tick(21_600_000, 0, "h", 6),
            new Tick(86_400_000, 0, "h", 24));

    public Curve {
        ticks = List.copyOf(ticks);
    }

    /** @param unit {@code s}, {@code min} or {@code h} */
    public record Tick(long millis, double x, String unit, int number) {}

    /** @param times numbers by class of {@link LatencyScale}, of all channels together */
    static Curve of(SortedMap<Integer, Long> times, long planned) {
        if (times.isEmpty()) {
            return new Curve("", planned, List.of());
        }
        long accepted = times.values().stream().mapToLong(Long::longValue).sum();
        // What was sent again counts twice, so there may be more acceptances than deliveries.
        long most = Math.max(planned, accepted);
        double end = Math.log10(Math.max(10_000.0, LatencyScale.longestMillis(times.lastKey()) * 1.1));
        StringBuilder path = new StringBuilder("M0 " + BASE);
        long seen = 0;
        for (Map.Entry<Integer, Long> one : times.entrySet()) {
            double x = x(LatencyScale.longestMillis(one.getKey()), end);
            path.append('H').append(text(x));
            seen += one.getValue();
            path.append('V').append(text(BASE - (double) seen / most * (BASE - ABOVE)));
        }
        path.append('H').append(WIDTH);
        List<Tick> ticks = new ArrayList<>();
        for (Tick mark : MARKS) {
            if (Math.log10((double) mark.millis()) < end) {
                ticks.add(new Tick(mark.millis(), x(mark.millis(), end), mark.unit(), mark.number()));
            }
        }
        return new Curve(path.toString(), most, ticks);
    }

    /** Of several channels together. */
    static SortedMap<Integer, Long> together(Iterable<SortedMap<Integer, Long>> channels) {
        SortedMap<Integer, Long> all = new TreeMap<>();
        channels.forEach(times -> times.forEach((time, number) -> all.merge(time, number, Long::sum)));
        return all;
    }

    private static double x(long millis, double end) {
        double first = Math.log10(FIRST_MILLIS);
        double share = (Math.log10((double) Math.max(FIRST_MILLIS, millis)) - first) / (end - first);
        return Math.round(share * WIDTH * 10) / 10.0;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
