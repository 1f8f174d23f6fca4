package org.airalert.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who answers for whom (plan, 7). */
public final class Supervision {
    private Supervision() {}

    /** What is wrong with the supervising units that a whole directory names, by the recipient that names them. */
    public static Map<String, String> faults(Collection<Recipient> directory) {
        Set<String> ids = directory.stream().map(Recipient::id).collect(Collectors.toSet());
        Map<String, String> faults = new LinkedHashMap<>();
        for (Recipient one : directory) {
            one.supervisor().ifPresent(supervisor -> {
                if (supervisor.equals(one.id())) {
                    faults.put(one.id(), "supervisor: " + supervisor + " (expected: somebody else)");
                } else if (!ids.contains(supervisor)) {
                    faults.put(one.id(), "supervisor: " + supervisor + " is not in the directory");
                }
            });
        }
        return faults;
    }

    /** Ids of those that somebody names as the supervising unit. */
    public static Set<String> supervisors(Collection<Recipient> directory) {
        return directory.stream().flatMap(one -> one.supervisor().stream()).collect(Collectors.toSet());
    }
}
