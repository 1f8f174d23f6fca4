package org.airalert.alert;

import java.util.regex.Pattern;

/**
 * Names one alert for ever; also the CAP {@code identifier}, so it has no white space, comma, {@code <} or {@code &}
 * (CAP 1.2, 3.2.1). Ids made later sort after ids made earlier.
 */
public record AlertId(String value) implements Comparable<AlertId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,63}");

    /** How the ids of memos begin. */
    public static final String MEMO = "memo-";

    public AlertId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("alertId: " + value + " (expected: 3 to 64 letters, digits or hyphens)");
        }
    }

    /** Whether it names a memo of the office (a reminder, a contact check), which goes the way of an alert but is none. */
    public boolean isMemo() {
        return value.startsWith(MEMO);
    }

    @Override
    public int compareTo(AlertId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
