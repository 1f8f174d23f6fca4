package org.airalert.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.airalert.office.Desk;
import org.jspecify.annotations.Nullable;

/**
 * The AQI of some days as the paths of an inline SVG: observed hours, forecast band, 24-h means, grades and thresholds. Only numbers come
 * out, so a template can print them as they are. Pure.
 */
public final class AirChart {
    /** How far back and ahead the chart looks at most. */
    public static final Duration BACK = Duration.ofHours(72);

    public static final Duration AHEAD = Duration.ofHours(120);

    private static final Duration LEAST_AHEAD = Duration.ofHours(24);
    /** Hours further apart than this are not joined by a line. */
    private static final Duration GAP = Duration.ofHours(3);

    private static final int RUN_ROW = 7;

    private static final int[] STEPS = {200, 300, 400, 500};

    private final Size size;
    private final ZoneId zone;
    private final Instant from;
    private final Instant to;
    private final int top;

    private AirChart(Size size, ZoneId zone, Instant from, Instant to, int top) {
        this.size = size;
        this.zone = zone;
        this.from = from;
        this.to = to;
        this.top = top;
    }

    /** @param thresholds of the plan, smallest first */
    public static Picture draw(Desk.Series series, Marks marks, List<Integer> thresholds, Size size, ZoneId zone) {
        Instant from = marks.now().minus(BACK);
        Instant limit = marks.now().plus(AHEAD);
        Instant to = series.forecast().stream()
                .map(Desk.Band::time)
                .filter(time -> !time.isAfter(limit))
                .reduce(marks.now().plus(LEAST_AHEAD), (one, other) -> one.isAfter(other) ? one : other);
        return new AirChart(size, zone, from, to, top(series, from, to)).picture(series, marks, thresholds);
    }

    private static int top(Desk.Series series, Instant from, Instant to) {
        int highest = 0;
        for (Desk.Point point : series.observed()) {
            Integer aqi = point.aqi();
            highest = aqi != null && !point.time().isBefore(from) ? Math.max(highest, aqi) : highest;
        }
        for (Desk.Band band : series.forecast()) {
            highest = !band.time().isAfter(to) ? Math.max(highest, band.upper()) : highest;
        }
        for (int step : STEPS) {
            if (highest < step - 10) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private Picture picture(Desk.Series series, Marks marks, List<Integer> thresholds) {
        List<Desk.Point> upper = new ArrayList<>();
        List<Desk.Point> lower = new ArrayList<>();
        for (Desk.Band band : series.forecast()) {
            // Behind the newest observed hour the forecast has been overtaken.
            if (band.time().isAfter(marks.now().minus(GAP))) {
                upper.add(new Desk.Point(band.time(), band.upper()));
                lower.add(new Desk.Point(band.time(), band.lower()));
            }
        }
        return new Picture(
                size,
                line(series.observed()),
                area(upper, lower),
                line(upper),
                line(series.means()),
                grades(),
                thresholds.stream()
                        .filter(limit -> limit < top)
                        .map(limit -> new Tick(y(limit), "" + limit))
                        .toList(),
                days(),
                x(clamp(marks.now())),
                response(marks),
                shades(marks));
    }

    private List<Grade> grades() {
        List<Grade> bands = new ArrayList<>();
        int low = 0;
        for (AirGrade grade : AirGrade.values()) {
            int high = Math.min(grade.upTo(), top);
            if (high > low) {
                bands.add(new Grade(grade.word(), y(high), round(y(low) - y(high))));
            }
            low = grade.upTo();
        }
        return bands;
    }

    private List<Day> days() {
        List<Day> days = new ArrayList<>();
        LocalDate day = from.atZone(zone).toLocalDate();
        for (ZonedDateTime start = day.atStartOfDay(zone); start.toInstant().isBefore(to); start = start.plusDays(1)) {
            Instant begins = start.toInstant();
            double left = x(clamp(begins));
            double right = x(clamp(start.plusDays(1).toInstant()));
            boolean roomy = right - left > size.labelWidth();
            days.add(new Day(
                    left,
                    round((left + right) / 2),
                    roomy ? start.getMonthValue() + "/" + start.getDayOfMonth() : "",
                    begins.isAfter(from)));
        }
        return days;
    }

    private @Nullable Span response(Marks marks) {
        Instant start = marks.responseStart();
        if (start == null || !start.isBefore(to)) {
            return null;
        }
        Instant end = marks.expectedEnd();
        double left = x(clamp(start));
        double right = end == null ? x(to) : x(clamp(end));
        return right <= left ? null : new Span(left, round(right - left), end == null);
    }

    /** Processes behind everything, from top to bottom; runs as bars above the axis, one row for each threshold. */
    private List<Shade> shades(Marks marks) {
        List<Shade> shades = new ArrayList<>();
        List<String> rows = marks.stretches().stream()
                .filter(stretch -> !stretch.threshold().isEmpty())
                .map(Stretch::threshold)
                .distinct()
                .sorted()
                .toList();
        for (Stretch stretch : marks.stretches()) {
            double left = x(clamp(stretch.from()));
            double width = round(x(clamp(stretch.until())) - left);
            int row = rows.indexOf(stretch.threshold());
            if (width > 0) {
                shades.add(
                        row < 0
                                ? new Shade("", left, width, size.above(), size.height() - size.above() - size.bottom())
                                : new Shade(
                                        stretch.threshold(),
                                        left,
                                        width,
                                        size.height() - size.bottom() - RUN_ROW * (row + 1),
                                        RUN_ROW - 2));
            }
        }
        return shades;
    }

    private String line(List<Desk.Point> points) {
        StringBuilder path = new StringBuilder();
        Instant last = null;
        for (Desk.Point point : points) {
            Integer aqi = point.aqi();
            if (aqi == null || point.time().isBefore(from) || point.time().isAfter(to)) {
                continue;
            }
            boolean joined =
                    last != null && Duration.between(last, point.time()).compareTo(GAP) <= 0;
            path.append(joined ? 'L' : 'M')
                    .append(text(x(point.time())))
                    .append(' ')
                    .append(text(y(aqi)));
            last = point.time();
        }
        return path.toString();
    }

    private String area(List<Desk.Point> upper, List<Desk.Point> lower) {
        StringBuilder path = new StringBuilder();
        for (Desk.Point point : upper) {
            corner(path, point);
        }
        for (int i = lower.size() - 1; i >= 0; i--) {
            corner(path, lower.get(i));
        }
        return path.isEmpty() ? "" : path.append('Z').toString();
    }

    private void corner(StringBuilder path, Desk.Point point) {
        Integer aqi = point.aqi();
        if (aqi != null && !point.time().isAfter(to)) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(text(x(clamp(point.time()))))
                    .append(' ')
                    .append(text(y(aqi)));
        }
    }

    private Instant clamp(Instant time) {
        return time.isBefore(from) ? from : time.isAfter(to) ? to : time;
    }

    private double x(Instant time) {
        double share = (double) Duration.between(from, time).toMinutes()
                / Math.max(1, Duration.between(from, to).toMinutes());
        return round(size.left() + share * (size.width() - size.left() - size.right()));
    }

    private double y(int aqi) {
        double share = (double) Math.min(aqi, top) / top;
        return round(size.height() - size.bottom() - share * (size.height() - size.above() - size.bottom()));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /**
     * What is marked beside the air.
     *
     * @param responseStart {@code null}: no warning in force
     * @param expectedEnd {@code null}: until further notice
     * @param stretches processes and runs that the engine found
     */
    public record Marks(
            Instant now,
            @Nullable Instant responseStart,
            @Nullable Instant expectedEnd,
            List<Stretch> stretches) {
        public Marks {
            stretches = List.copyOf(stretches);
        }

        /** Without processes and runs. */
        public Marks(Instant now, @Nullable Instant responseStart, @Nullable Instant expectedEnd) {
            this(now, responseStart, expectedEnd, List.of());
        }
    }

    /** @param threshold that a run lies above, such as {@code >200}; empty for a whole process */
    public record Stretch(String threshold, Instant from, Instant until) {}

    /** Of the drawing and its margins, in SVG user units. */
    public record Size(int width, int height, int left, int right, int above, int bottom, int labelWidth) {
        public static final Size WIDE = new Size(860, 300, 36, 44, 26, 26, 46);
        public static final Size PHONE = new Size(390, 250, 30, 36, 24, 24, 34);
    }

    /** @param y of the line, with its label */
    public record Tick(double y, String label) {}

    public record Grade(String word, double y, double height) {}

    /** @param line whether a line stands at its beginning */
    public record Day(double x, double middle, String label, boolean line) {}

    public record Span(double x, double width, boolean open) {}

    /** @param threshold of a run; empty for a process */
    public record Shade(String threshold, double x, double width, double y, double height) {}

    /** Paths are SVG path data; empty where there is nothing to draw. */
    public record Picture(
            Size size,
            String observed,
            String band,
            String forecast,
            String means,
            List<Grade> grades,
            List<Tick> thresholds,
            List<Day> days,
            double now,
            @Nullable Span response,
            List<Shade> shades) {
        /** Whether there is any air in the picture. */
        public boolean empty() {
            return observed.isEmpty() && forecast.isEmpty();
        }
    }
}
