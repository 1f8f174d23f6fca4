package org.airalert.airquality;

/**
 * A limit that a 24-hour mean is held against, compared exactly: the sum of whole numbers against limit x count, never a rounded mean.
 *
 * @param aqi the limit, index points
 * @param inclusive whether reaching it is enough ("达到500"); the plan's own limits are strict ("&gt;200")
 */
public record Threshold(int aqi, boolean inclusive) implements Comparable<Threshold> {
    public Threshold {
        if (aqi <= 0 || aqi > 500) {
            throw new IllegalArgumentException("threshold: " + aqi + " (expected 1 to 500)");
        }
    }

    /** The plan's form: the mean must be more than {@code aqi}. */
    public static Threshold above(int aqi) {
        return new Threshold(aqi, false);
    }

    /** The mean must be {@code aqi} or more. */
    public static Threshold atLeast(int aqi) {
        return new Threshold(aqi, true);
    }

    /** Whether the mean of {@code count} values that add up to {@code sum} passes the limit. */
    public boolean isPassedBy(long sum, int count) {
        long limit = (long) aqi * count;
        return inclusive ? sum >= limit : sum > limit;
    }

    /** The easier to pass comes first. */
    @Override
    public int compareTo(Threshold other) {
        int byLimit = Integer.compare(aqi, other.aqi);
        return byLimit != 0 ? byLimit : Boolean.compare(other.inclusive, inclusive);
    }

    @Override
    public String toString() {
        return (inclusive ? "≥" : ">") + aqi;
    }
}
