package org.airalert.app.config;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.airalert.alert.Bilingual;
import org.airalert.duty.ContactCalendar;
import org.airalert.duty.DutyPlan;
import org.airalert.duty.ReportRound;
import org.airalert.duty.TaskRule;
import org.airalert.message.PlanTexts;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Reads sections {@code duties} and {@code tasks} of {@code conf/plan.yaml}. */
final class DutiesFile {
    private static final Duration HOUR = Duration.ofHours(1);

    private DutiesFile() {}

    /** {@code null} when there is a fault that leaves no plan; every fault is noted with the map. */
    static @Nullable DutyPlan read(YamlMap root, PlanTexts texts, ZoneId zone) {
        YamlMap map = root.map("duties");
        String office = map.text("office", "");
        if (!office.isEmpty() && !texts.units().containsKey(office)) {
            map.fault("office", office + " (expected: a key of units)");
        }
        LocalTime digest = map.parsed("digestAt", LocalTime.of(18, 0), DutiesFile::time);
        Duration grace = map.duration("reportGrace", Duration.ofHours(2));
        Duration keep = map.duration("keepShifts", Duration.ofDays(90));
        ContactCalendar contacts = contacts(map.map("contactCheck"), zone);
        map.done();
        ReportRound round = round(root, texts, zone, grace);
        return round == null ? null : new DutyPlan(tasks(root, texts), office, round, digest, contacts, keep);
    }

    private static @Nullable ReportRound round(YamlMap root, PlanTexts texts, ZoneId zone, Duration grace) {
        List<LocalTime> times = new ArrayList<>();
        for (String words : texts.office().reportTimes()) {
            try {
                times.add(ReportRound.hour(words));
            } catch (IllegalArgumentException e) {
                root.fault("office", "reportTimes: " + e.getMessage());
            }
        }
        return times.isEmpty() ? null : new ReportRound(times, zone, grace);
    }

    private static ContactCalendar contacts(YamlMap map, ZoneId zone) {
        ContactCalendar calendar = new ContactCalendar(
                map.number("day", 10, 1, 28),
                map.parsed("at", LocalTime.of(10, 0), DutiesFile::time),
                zone,
                map.duration("answerWithin", Duration.ofHours(24)),
                map.duration("validFor", Duration.ofDays(180)));
        map.done();
        return calendar;
    }

    private static List<TaskRule> tasks(YamlMap root, PlanTexts texts) {
        List<TaskRule> rules = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (YamlMap map : root.maps("tasks")) {
            TaskRule rule = task(map, texts);
            if (rule != null) {
                if (!keys.add(rule.key())) {
                    map.fault("key", rule.key() + " stands twice");
                }
                rules.add(rule);
            }
        }
        return rules;
    }

    private static @Nullable TaskRule task(YamlMap map, PlanTexts texts) {
        String key = map.required("key");
        Bilingual title = both(map.map("title"));
        String clause = map.required("clause");
        Level level = map.parsed("from", Level.YELLOW, Level::of);
        @Nullable LocalTime daily = map.has("daily") ? map.parsed("daily", LocalTime.NOON, DutiesFile::time) : null;
        Duration within = map.duration("within", Duration.ZERO);
        List<String> owners = map.texts("owners");
        owners.stream()
                .filter(owner -> !texts.units().containsKey(owner))
                .forEach(owner -> map.fault("owners", owner + " (expected: keys of units)"));
        Duration remind = map.duration("remind", HOUR);
        Duration escalate = map.duration("escalate", HOUR);
        if (daily != null && !within.isZero()) {
            map.fault("within", "stands beside daily (expected: one of them)");
        }
        map.done();
        if (key == null || clause == null) {
            return null;
        }
        try {
            return new TaskRule(key, title, clause, level, daily, within, owners, remind, escalate);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            map.fault(message.substring(0, message.indexOf(':')), message);
            return null;
        }
    }

    private static Bilingual both(YamlMap map) {
        String zh = map.required("zh");
        String en = map.required("en");
        map.done();
        return new Bilingual(zh == null ? "" : zh, en == null ? "" : en);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " (expected: a time of the day such as 18:00)", e);
        }
    }
}
