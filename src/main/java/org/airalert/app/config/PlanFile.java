package org.airalert.app.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.airalert.airquality.Threshold;
import org.airalert.warning.Criterion;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.airalert.warning.Reading;
import org.airalert.warning.Rules;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the engine needs from a plan file: {@code zone}, {@code levels} and {@code rules}. The other sections of the file (measures,
 * health texts) have readers of their own; whoever has read all of them calls {@link YamlMap#done()} on the root.
 */
public final class PlanFile {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PlanFile() {}

    /**
     * Reads the plan from the root of its file.
     *
     * @return {@code null} when it has faults, which are then noted
     */
    public static @Nullable Plan read(YamlMap root) {
        ZoneId zone = root.parsed("zone", ZONE, PlanFile::zone);
        Rules rules = rules(root.map("rules"));
        List<Plan.Grade> grades = new ArrayList<>();
        for (YamlMap level : root.maps("levels")) {
            Plan.Grade grade = grade(level);
            if (grade != null) {
                grades.add(grade);
            }
        }
        try {
            return rules == null ? null : new Plan(zone, grades, rules);
        } catch (IllegalArgumentException e) {
            root.fault("levels", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * The plan of a file, the engine's sections only.
     *
     * @param file the file's name, for faults
     * @throws ConfigException with every fault
     */
    public static Plan parse(String file, String text) {
        Faults faults = new Faults();
        Plan plan = read(YamlMap.parse(file, text, faults));
        faults.throwIfAny();
        if (plan == null) {
            throw new IllegalStateException(file + ": no plan, and no fault that says why");
        }
        return plan;
    }

    /**
     * The plan of a configuration folder.
     *
     * @throws ConfigException with every fault, also when there is no file
     */
    public static Plan load(ConfFolders conf) {
        String file = conf.label("plan.yaml");
        Faults faults = new Faults();
        String text = conf.read("plan.yaml").orElse("");
        if (text.isEmpty()) {
            faults.add(file, 0, "missing or empty (expected: the plan's levels)");
        }
        faults.throwIfAny();
        return parse(file, text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " (expected: a zone such as Asia/Shanghai)", e);
        }
    }

    private static @Nullable Rules rules(YamlMap map) {
        Map<Reading, Integer> numbers = new EnumMap<>(Reading.class);
        for (Reading reading : Reading.values()) {
            String key = reading.key();
            if (reading.unit() == Reading.Unit.HOURS) {
                Duration value = map.duration(key, Duration.ofHours(reading.standard()));
                if (value.toSeconds() % 3600 != 0) {
                    map.fault(key, "expected full hours");
                }
                numbers.put(reading, (int) value.toHours());
            } else if (reading.unit() != Reading.Unit.NONE) {
                numbers.put(reading, map.number(key, reading.standard(), 1, 500));
            }
        }
        map.done();
        try {
            return Rules.with(numbers);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            map.fault(message.substring(0, message.indexOf(':')), message);
            return null;
        }
    }

    private static Plan.@Nullable Grade grade(YamlMap map) {
        Level level = level(map);
        String response = map.text("response", level == null ? "" : level.response());
        List<Criterion> criteria = new ArrayList<>();
        for (YamlMap each : map.maps("startsWhen")) {
            Criterion criterion = criterion(each);
            if (criterion != null) {
                criteria.add(criterion);
            }
        }
        if (!map.has("startsWhen")) {
            map.fault("startsWhen", "missing (expected: a list of start standards)");
        }
        map.done();
        return level == null || criteria.isEmpty() ? null : new Plan.Grade(level, response, criteria);
    }

    private static @Nullable Level level(YamlMap map) {
        String word = map.required("level");
        if (word == null) {
            return null;
        }
        try {
            return Level.of(word);
        } catch (IllegalArgumentException e) {
            map.fault("level", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Criterion criterion(YamlMap map) {
        List<Criterion.Condition> conditions = new ArrayList<>();
        if (map.has("all")) {
            map.maps("all").forEach(each -> add(conditions, each));
            map.done();
        } else {
            add(conditions, map);
        }
        return conditions.isEmpty() ? null : new Criterion(conditions);
    }

    private static void add(List<Criterion.Condition> conditions, YamlMap map) {
        boolean inclusive = map.has("atLeast");
        String key = inclusive ? "atLeast" : "above";
        String limit = map.required(key);
        int aqi = limit == null ? 0 : map.number(key, 0, 1, 500);
        String lasting = map.required("for");
        Duration duration = lasting == null ? Duration.ZERO : map.duration("for", Duration.ZERO);
        map.done();
        if (aqi == 0 || duration.isZero()) {
            return;
        }
        try {
            conditions.add(new Criterion.Condition(new Threshold(aqi, inclusive), duration));
        } catch (IllegalArgumentException e) {
            map.fault("for", String.valueOf(e.getMessage()));
        }
    }
}
