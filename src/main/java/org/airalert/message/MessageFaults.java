package org.airalert.message;

import java.util.List;

/** A text cannot be made; every reason found, each with its place. Raised before approval, so that nobody gets a broken text. */
public final class MessageFaults extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<TextFault> faults;

    public MessageFaults(List<TextFault> faults) {
        super(String.join("; ", faults.stream().map(TextFault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    public MessageFaults(TextFault fault) {
        this(List.of(fault));
    }

    public List<TextFault> faults() {
        return faults;
    }
}
