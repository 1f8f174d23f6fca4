package org.airalert.airquality;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * The 24-hour means of a series, ordered by their ends (warning-rules 2; plan 3.2.1: 按照连续24小时（可以跨自然日）均值计算).
 *
 * <p>An hour end that has a value carries a window when enough of its 24 hours have one; the mean is over those present. A daily forecast
 * value of a day that is not over is one window too, unless hourly values cover that day. A window that ends at {@code e} covers
 * {@code (e - 24 h, e]}. Immutable.
 */
public final class Windows {
    /** The length of every window, which is the plan's own definition and no setting. */
    public static final Duration LENGTH = Duration.ofHours(Hours.PER_DAY);

    /** A daily value counts once in its mean; it is told apart by a negative count, so that one hourly value stays one. */
    private static final byte DAILY = -1;

    private final long[] endSeconds;
    private final int[] sums;
    private final byte[] counts;

    private Windows(long[] endSeconds, int[] sums, byte[] counts) {
        this.endSeconds = endSeconds;
        this.sums = sums;
        this.counts = counts;
    }

    /**
     * Forms the windows.
     *
     * @param minimumHours how many of the 24 hours must have a value (GB 3095: 20)
     */
    public static Windows of(AirSeries series, int minimumHours) {
        return new Builder(series, minimumHours).build();
    }

    public int size() {
        return endSeconds.length;
    }

    public boolean isEmpty() {
        return endSeconds.length == 0;
    }

    public Instant end(int i) {
        return Instant.ofEpochSecond(endSeconds[i]);
    }

    /** Seconds since the epoch, for loops over neighbours. */
    public long endSecond(int i) {
        return endSeconds[i];
    }

    public Instant firstEnd() {
        return end(0);
    }

    public Instant lastEnd() {
        return end(size() - 1);
    }

    public boolean passes(int i, Threshold threshold) {
        return threshold.isPassedBy(sums[i], Math.abs(counts[i]));
    }

    /** The mean as a fraction, for display; comparisons use {@link #passes}. */
    public double mean(int i) {
        return (double) sums[i] / Math.abs(counts[i]);
    }

    /** Whether the window is a daily forecast value. */
    public boolean isDaily(int i) {
        return counts[i] == DAILY;
    }

    /** The place of the first window that ends after {@code time}; {@link #size()} when there is none. */
    public int firstAfter(Instant time) {
        // An end is a whole second, so a fraction in the time never makes an equal one.
        int found = Arrays.binarySearch(endSeconds, time.getEpochSecond());
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The place of the first window that ends at or after {@code time}; {@link #size()} when there is none. */
    public int firstFrom(Instant time) {
        int after = firstAfter(time);
        return after > 0 && end(after - 1).equals(time) ? after - 1 : after;
    }

    private static final class Builder {
        private final AirSeries series;
        private final int minimumHours;
        private final int[] countBefore;
        private final int[] sumBefore;
        private final long[] endSeconds;
        private final int[] sums;
        private final byte[] counts;
        private int size;

        Builder(AirSeries series, int minimumHours) {
            this.series = series;
            this.minimumHours = minimumHours;
            int hours = series.length();
            this.countBefore = new int[hours + 1];
            this.sumBefore = new int[hours + 1];
            int most = hours + series.days().size();
            this.endSeconds = new long[most];
            this.sums = new int[most];
            this.counts = new byte[most];
            for (int i = 0; i < hours; i++) {
                boolean has = series.hasValue(i);
                countBefore[i + 1] = countBefore[i] + (has ? 1 : 0);
                sumBefore[i + 1] = sumBefore[i] + (has ? series.value(i) : 0);
            }
        }

        Windows build() {
            int hour = 0;
            for (Map.Entry<Instant, Integer> day : series.days().entrySet()) {
                if (day.getKey().isAfter(series.now()) && !isCoveredByHours(day.getKey())) {
                    hour = addHoursBefore(hour, Hours.of(day.getKey()));
                    add(day.getKey().getEpochSecond(), day.getValue(), DAILY);
                }
            }
            addHoursBefore(hour, Long.MAX_VALUE);
            return new Windows(Arrays.copyOf(endSeconds, size), Arrays.copyOf(sums, size), Arrays.copyOf(counts, size));
        }

        private boolean isCoveredByHours(Instant dayEnd) {
            long last = Hours.of(dayEnd) - series.firstHour();
            int to = clamp(last + 1);
            int from = clamp(last + 1 - Hours.PER_DAY);
            return countBefore[to] - countBefore[from] >= minimumHours;
        }

        private int clamp(long index) {
            return (int) Math.max(0, Math.min(series.length(), index));
        }

        private int addHoursBefore(int from, long endHour) {
            int i = from;
            for (; i < series.length() && series.firstHour() + i < endHour; i++) {
                if (!series.hasValue(i)) {
                    continue;
                }
                int start = Math.max(0, i + 1 - Hours.PER_DAY);
                int count = countBefore[i + 1] - countBefore[start];
                if (count >= minimumHours) {
                    add((series.firstHour() + i) * 3600, sumBefore[i + 1] - sumBefore[start], count);
                }
            }
            return i;
        }

        private void add(long endSecond, int sum, int count) {
            endSeconds[size] = endSecond;
            sums[size] = sum;
            counts[size] = (byte) count;
            size++;
        }
    }
}
