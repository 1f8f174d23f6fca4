package org.airalert.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; the message lists every fault, one a line. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Faults.Fault> faults;

    public ConfigException(List<Faults.Fault> faults) {
        super(faults.stream().map(Faults.Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Faults.Fault> faults() {
        return faults;
    }
}
