package org.airalert.office;

import java.util.List;

/** What the office refuses, and why. One place in {@code web} turns it into an HTTP problem. */
public abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refusal(String message) {
        // No stack: an expected answer to bad input, caught by type.
        super(message, null, false, false);
    }

    /** One fault of an input: RFC 6901 pointer to the field, and what is wrong with it. */
    public record Fault(String pointer, String detail) {}

    /** The input is wrong; every fault is listed. Nothing was stored. */
    public static final class Invalid extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient List<Fault> faults;

        public Invalid(List<Fault> faults) {
            super("invalid input: " + faults);
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    /** There is no such thing. */
    public static final class Unknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public Unknown(String what) {
            super(what);
        }
    }

    /** The actor may not do this: wrong role, or the same person twice. */
    public static final class Forbidden extends Refusal {
        private static final long serialVersionUID = 1L;

        public Forbidden(String why) {
            super(why);
        }
    }

    /** It is not in a state in which this can be done, or somebody was faster. */
    public static final class NotNow extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotNow(String why) {
            super(why);
        }
    }
}
