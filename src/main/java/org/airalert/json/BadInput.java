package org.airalert.json;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used; all its faults are listed at once. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 20;

    private final transient List<Fault> faults;

    /**
     * One fault.
     *
     * @param source the file, or {@code <stdin>}
     * @param place an RFC 6901 pointer into a JSON document, or {@code line N} of another file; empty for the whole
     * @param reason what is wrong, and what was expected
     */
    public record Fault(String source, String place, String reason) {
        @Override
        public String toString() {
            return source + ": " + (place.isEmpty() ? "" : place + ": ") + reason;
        }
    }

    public BadInput(List<Fault> faults) {
        super(text(faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    private static String text(List<Fault> faults) {
        String shown = faults.stream().limit(MOST_SHOWN).map(Fault::toString).collect(Collectors.joining("\n"));
        int more = faults.size() - MOST_SHOWN;
        return more > 0 ? shown + "\n... and " + more + " more" : shown;
    }

    public List<Fault> faults() {
        return faults;
    }
}
