package org.airalert.app.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with configuration files, so that all of it is told at once. Not for several threads. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    /** @param line 1-based; 0 when the fault concerns the file as a whole */
    public record Fault(String file, int line, String what) {
        /** As every command prints it: {@code file:line: what}. */
        @Override
        public String toString() {
            return line > 0 ? file + ":" + line + ": " + what : file + ": " + what;
        }
    }

    public void add(String file, int line, String what) {
        found.add(new Fault(file, line, what));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(found);
    }

    /** @throws ConfigException with every fault, when there is one */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(all());
        }
    }
}
