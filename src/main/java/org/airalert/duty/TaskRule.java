package org.airalert.duty;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.airalert.alert.Bilingual;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * A task that the plan lays down for a level (plan, 3.1 and 4.3), as section {@code tasks} of {@code conf/plan.yaml} words it.
 *
 * @param key unique, small letters, digits and hyphens
 * @param clause of the plan
 * @param from the lowest level that brings it; every higher one does, too
 * @param daily the time of the day by which it is done, each day; {@code null} when it is done once
 * @param within how long after the level's start it is done, once; without meaning where {@code daily} is set
 * @param owners keys of the member units that do it, each for itself
 * @param remind how long before it is due its owner is reminded
 * @param escalate how long after it was due the office and the supervising unit are told
 */
public record TaskRule(
        String key,
        Bilingual title,
        String clause,
        Level from,
        @Nullable LocalTime daily,
        Duration within,
        List<String> owners,
        Duration remind,
        Duration escalate) {
    public TaskRule {
        owners = List.copyOf(owners);
        if (!key.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException("key: " + key + " (expected: 2 to 40 small letters, digits or hyphens)");
        }
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("owners: empty (expected: at least one unit)");
        }
        if (daily == null && (within.isNegative() || within.isZero())) {
            throw new IllegalArgumentException("within: " + within + " (expected: above zero)");
        }
    }
}
