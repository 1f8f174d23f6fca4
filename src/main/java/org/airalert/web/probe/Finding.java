package org.airalert.web.probe;

import java.time.Duration;
import java.util.List;

/**
 * What a look at the public side found.
 *
 * @param updatedAt of the status, as it stands there; empty when it could not be read
 * @param age of the status by this machine's clock; zero when it could not be read, or in a demo
 * @param alerts how many alerts in force were compared
 * @param differences what is not told alike, missing or stale, one sentence each; empty when all is well
 */
public record Finding(String updatedAt, Duration age, int alerts, List<String> differences) {
    public Finding {
        differences = List.copyOf(differences);
    }

    public boolean isWell() {
        return differences.isEmpty();
    }
}
