package org.airalert.app.config;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.airalert.alert.ApprovalRules;
import org.airalert.warning.Level;

/** Section {@code approval} of {@code gateway.yaml}: who signs which level, and by when. */
final class ApprovalReader {
    private ApprovalReader() {}

    static ApprovalRules read(YamlMap map) {
        ApprovalRules rules = new ApprovalRules(
                map.has("cityLeaderFor") ? levels(map, "cityLeaderFor") : Set.of(Level.RED),
                map.duration("within", Duration.ofMinutes(30)),
                map.duration("deputyAfter", Duration.ofMinutes(15)),
                new ApprovalRules.Urgency(
                        map.flag("urgent", false), map.duration("secondWithin", Duration.ofHours(1))));
        map.done();
        return rules;
    }

    /** Words of levels; each that is none is a fault. */
    static Set<Level> levels(YamlMap map, String key) {
        Set<Level> levels = new TreeSet<>();
        for (String word : map.texts(key)) {
            try {
                levels.add(Level.of(word));
            } catch (IllegalArgumentException e) {
                map.fault(key, String.valueOf(e.getMessage()));
            }
        }
        return Set.copyOf(levels);
    }
}
