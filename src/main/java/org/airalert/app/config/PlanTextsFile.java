package org.airalert.app.config;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.airalert.alert.Bilingual;
import org.airalert.message.PlanTexts;
import org.airalert.message.PlanTexts.Advice;
import org.airalert.message.PlanTexts.LevelTexts;
import org.airalert.message.PlanTexts.Office;
import org.airalert.message.PlanTexts.PlanDocument;
import org.airalert.message.PlanTexts.SchoolCalendar;
import org.airalert.message.PlanTexts.Sector;
import org.airalert.message.PlanTexts.Tip;
import org.airalert.message.PlanTexts.UnitTexts;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Reads the wording sections of {@code conf/plan.yaml}: document, office, advice, calendar, measures, units. Blocking. */
public final class PlanTextsFile {
    public static final String NAME = "plan.yaml";

    private PlanTextsFile() {}

    /** The texts, or empty when there is a fault; every fault is noted. Sections of the rules are not looked at. */
    public static Optional<PlanTexts> read(ConfFolders conf, Faults faults) {
        int before = faults.all().size();
        PlanTexts texts = read(YamlMap.parse(conf.label(NAME), conf.read(NAME).orElse(""), faults));
        return faults.all().size() > before ? Optional.empty() : Optional.of(texts);
    }

    /** The texts as far as they can be read; faults are noted with the map. */
    static PlanTexts read(YamlMap root) {
        return new PlanTexts(
                document(root.map("document")),
                office(root.map("office")),
                advice(root.map("advice")),
                calendar(root.map("calendar")),
                measures(root.map("measures")),
                units(root.maps("units")));
    }

    private static PlanDocument document(YamlMap map) {
        PlanDocument document =
                new PlanDocument(need(map, "title"), map.text("number", ""), map.text("date", ""), map.texts("basis"));
        map.done();
        return document;
    }

    private static Office office(YamlMap map) {
        Office office = new Office(
                both(map.map("name")),
                both(map.map("shortName")),
                need(map, "smsSignature"),
                need(map, "smsSignatureEn"),
                need(map, "phone"),
                need(map, "mail"),
                need(map, "web"),
                need(map, "province"),
                need(map, "documentPrefix"),
                some(map, "reportTimes"));
        map.done();
        return office;
    }

    private static Advice advice(YamlMap map) {
        Advice advice = new Advice(
                bilingual(map, "sms"),
                tips(map, "health"),
                tips(map, "living"),
                some(map, "schools"),
                some(map, "closing"),
                some(map, "hospitals"));
        map.done();
        return advice;
    }

    private static SchoolCalendar calendar(YamlMap map) {
        SchoolCalendar calendar = new SchoolCalendar(
                map.number("lessonsStart", 8, 0, 23),
                map.number("lessonsEnd", 18, 1, 24),
                days(map, "holidays"),
                days(map, "lessonDays"));
        map.done();
        return calendar;
    }

    private static Set<LocalDate> days(YamlMap map, String key) {
        Set<LocalDate> days = new TreeSet<>();
        for (String text : map.texts(key)) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                map.fault(key, text + " (expected: a date such as 2027-01-01)");
            }
        }
        return days;
    }

    private static Map<Level, LevelTexts> measures(YamlMap map) {
        Map<Level, LevelTexts> measures = new EnumMap<>(Level.class);
        for (String word : map.keys()) {
            Level level = level(map, word);
            if (level != null) {
                measures.put(level, levelTexts(map.map(word)));
            }
        }
        return measures;
    }

    private static LevelTexts levelTexts(YamlMap map) {
        LevelTexts texts = new LevelTexts(
                map.number("reductionPercent", 0, 0, 100),
                map.maps("sectors").stream().map(PlanTextsFile::sector).toList(),
                map.texts("city"));
        map.done();
        return texts;
    }

    private static Sector sector(YamlMap map) {
        Sector sector = new Sector(need(map, "title"), some(map, "items"));
        map.done();
        return sector;
    }

    private static Map<String, UnitTexts> units(List<YamlMap> maps) {
        Map<String, UnitTexts> units = new LinkedHashMap<>();
        for (YamlMap map : maps) {
            UnitTexts unit = unit(map);
            if (units.put(unit.key(), unit) != null) {
                map.fault("key", unit.key() + " stands twice");
            }
        }
        return units;
    }

    private static UnitTexts unit(YamlMap map) {
        UnitTexts unit = new UnitTexts(
                need(map, "key"),
                need(map, "name"),
                map.has("annex") ? Integer.valueOf(map.number("annex", 0, 1, 99)) : null,
                need(map, "duties"),
                unitMeasures(map.map("measures")));
        if (unit.measures().isEmpty()) {
            map.fault("measures", "missing (expected: what the unit does at its lowest level)");
        }
        map.done();
        return unit;
    }

    private static Map<Level, List<String>> unitMeasures(YamlMap map) {
        Map<Level, List<String>> measures = new EnumMap<>(Level.class);
        for (String word : map.keys()) {
            Level level = level(map, word);
            if (level != null) {
                measures.put(level, some(map, word));
            }
        }
        return measures;
    }

    private static @Nullable Level level(YamlMap map, String word) {
        try {
            return Level.of(word);
        } catch (IllegalArgumentException e) {
            map.fault(word, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static List<Bilingual> bilingual(YamlMap map, String key) {
        List<Bilingual> texts = map.maps(key).stream().map(PlanTextsFile::both).toList();
        if (texts.isEmpty()) {
            map.fault(key, "missing (expected: a list of zh and en)");
        }
        return texts;
    }

    private static List<Tip> tips(YamlMap map, String key) {
        List<Tip> tips = map.maps(key).stream().map(PlanTextsFile::tip).toList();
        for (Month month : Month.values()) {
            if (tips.stream().noneMatch(tip -> tip.months().contains(month))) {
                map.fault(key, "nothing for month " + month.getValue() + " (expected: advice for every month)");
            }
        }
        return tips;
    }

    private static Tip tip(YamlMap map) {
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (String text : map.texts("months")) {
            if (text.matches("[1-9]|1[0-2]")) {
                months.add(Month.of(Integer.parseInt(text)));
            } else {
                map.fault("months", text + " (expected: numbers from 1 to 12)");
            }
        }
        boolean always = !map.has("months");
        return new Tip(both(map), always ? EnumSet.allOf(Month.class) : months);
    }

    private static Bilingual both(YamlMap map) {
        Bilingual both = new Bilingual(need(map, "zh"), need(map, "en"));
        map.done();
        return both;
    }

    private static List<String> some(YamlMap map, String key) {
        List<String> texts = map.texts(key);
        if (texts.isEmpty()) {
            map.fault(key, "missing (expected: at least one entry)");
        }
        return texts;
    }

    private static String need(YamlMap map, String key) {
        String text = map.required(key);
        if (text != null && text.isBlank()) {
            map.fault(key, "empty");
        }
        return text == null ? "" : text;
    }
}
