package org.airalert.store;

import java.util.Map;
import java.util.SortedMap;

/**
 * Times in classes of growing width, so that millions of them are kept as a few numbers: exact below 32 ms, then 32 classes to each doubling, so that
 * a class tells its times to within 1/32.
 */
public final class LatencyScale {
    private static final int FINE_BITS = 5;
    private static final int FINE = 1 << FINE_BITS;

    private LatencyScale() {}

    /** @param millis below 0 counts as 0 */
    public static int bucket(long millis) {
        long value = Math.max(0, millis);
        if (value < FINE) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - FINE_BITS;
        return (shift << FINE_BITS) + (int) (value >>> shift);
    }

    /**
     * @param numbers how many times fell into each class; at least one did
     * @return percentiles as the longest time of the class that they fall into
     */
    public static DeliveryStore.Latency latency(SortedMap<Integer, Long> numbers) {
        long total = numbers.values().stream().mapToLong(Long::longValue).sum();
        return new DeliveryStore.Latency(
                total, percentile(numbers, total, 50), percentile(numbers, total, 95), percentile(numbers, total, 99));
    }

    /** The nearest-rank percentile. */
    private static long percentile(SortedMap<Integer, Long> numbers, long total, int percent) {
        long rank = Math.max(1, (total * percent + 99) / 100);
        long seen = 0;
        for (Map.Entry<Integer, Long> one : numbers.entrySet()) {
            seen += one.getValue();
            if (seen >= rank) {
                return longestMillis(one.getKey());
            }
        }
        throw new IllegalArgumentException("numbers: empty (expected: at least one)");
    }

    /** The longest time that falls into the class. */
    public static long longestMillis(int bucket) {
        if (bucket < FINE) {
            return bucket;
        }
        int shift = (bucket >> FINE_BITS) - 1;
        long first = (long) (FINE + (bucket & (FINE - 1))) << shift;
        return first + (1L << shift) - 1;
    }
}
