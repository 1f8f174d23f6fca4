package org.airalert.message;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.alert.Bilingual;
import org.airalert.clause.Clause;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * The wording that comes from the plan and the office ({@code conf/plan.yaml}, all sections but levels and rules).
 *
 * @param measures what each level adds to the one below it (4.2.2 to 4.2.4)
 * @param units member units by key (annex), in the order of the plan
 */
@Clause({"P4.2.1", "P4.2.2-1", "P4.2.2-2", "P4.2.2-3", "P4.2.3", "P4.2.4"})
public record PlanTexts(
        PlanDocument document,
        Office office,
        Advice advice,
        SchoolCalendar calendar,
        Map<Level, LevelTexts> measures,
        Map<String, UnitTexts> units) {
    public PlanTexts {
        measures = Map.copyOf(measures);
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    /**
     * The plan as a document (1.2).
     *
     * @param number 文号; empty while the office has not entered it
     * @param date date of issue; empty while the office has not entered it
     */
    public record PlanDocument(String title, String number, String date, List<String> basis) {
        public PlanDocument {
            basis = List.copyOf(basis);
        }
    }

    /**
     * Who publishes, and how to reach the desk.
     *
     * @param smsSignature the words inside 【】 in front of an SMS
     * @param smsSignatureEn the words in front of an English SMS
     * @param province the office with which publications are filed (3.2.3)
     * @param documentPrefix in front of the number of an official letter: 平环委办〔2026〕3号
     * @param reportTimes hours of the day by which counties report (4.5)
     */
    public record Office(
            Bilingual name,
            Bilingual shortName,
            String smsSignature,
            String smsSignatureEn,
            String phone,
            String mail,
            String web,
            String province,
            String documentPrefix,
            List<String> reportTimes) {
        public Office {
            reportTimes = List.copyOf(reportTimes);
        }
    }

    /**
     * Health protection and advice (4.2.2-1, 4.2.2-2, 4.2.4-1).
     *
     * @param sms short sentences for an SMS, the most important first
     * @param health for the sensitive groups and for everybody
     * @param living consumption, travel, living
     * @param closing for schools, only at level I and a daily AQI of 500
     */
    public record Advice(
            List<Bilingual> sms,
            List<Tip> health,
            List<Tip> living,
            List<String> schools,
            List<String> closing,
            List<String> hospitals) {
        public Advice {
            sms = List.copyOf(sms);
            health = List.copyOf(health);
            living = List.copyOf(living);
            schools = List.copyOf(schools);
            closing = List.copyOf(closing);
            hospitals = List.copyOf(hospitals);
        }
    }

    /**
     * One piece of advice.
     *
     * @param months of publication in which it is given
     */
    public record Tip(Bilingual text, Set<Month> months) {
        public Tip {
            months = Set.copyOf(months);
        }
    }

    /**
     * When there are lessons.
     *
     * @param lessonsStart hour of the day, 0 to 23
     * @param lessonsEnd hour of the day after which nobody is at school, 1 to 24
     * @param holidays days without lessons besides Saturdays and Sundays
     * @param lessonDays Saturdays and Sundays with lessons
     */
    public record SchoolCalendar(int lessonsStart, int lessonsEnd, Set<LocalDate> holidays, Set<LocalDate> lessonDays) {
        public SchoolCalendar {
            holidays = Set.copyOf(holidays);
            lessonDays = Set.copyOf(lessonDays);
        }
    }

    /**
     * What one level adds.
     *
     * @param reductionPercent least reduction of SO2, NOx, particles and VOCs (4.2.1-1)
     * @param city what the city's own response adds (4.3)
     */
    public record LevelTexts(int reductionPercent, List<Sector> sectors, List<String> city) {
        public LevelTexts {
            sectors = List.copyOf(sectors);
            city = List.copyOf(city);
        }
    }

    /** Measures of one kind of source: 工业源减排措施. */
    public record Sector(String title, List<String> items) {
        public Sector {
            items = List.copyOf(items);
        }
    }

    /**
     * One member unit.
     *
     * @param annex its number in the annex; {@code null} for a unit of 2.1 that the annex leaves out
     * @param duties its words in the annex, without its name
     * @param measures what it does when a level is reached, beside what the lower ones ask
     */
    public record UnitTexts(
            String key, String name, @Nullable Integer annex, String duties, Map<Level, List<String>> measures) {
        public UnitTexts {
            Map<Level, List<String>> copy = new EnumMap<>(Level.class);
            measures.forEach((level, items) -> copy.put(level, List.copyOf(items)));
            measures = Map.copyOf(copy);
        }

        /** Everything it does at a level: the lower levels' measures first (4.2.3: 在落实Ⅲ级…的基础上). */
        public List<String> measuresAt(Level level) {
            List<String> all = new ArrayList<>();
            for (Level step : Level.values()) {
                if (!step.isAbove(level)) {
                    all.addAll(measures.getOrDefault(step, List.of()));
                }
            }
            return List.copyOf(all);
        }
    }

    /** Sectors with everything in force at a level; a title that several levels name stands once. */
    public List<Sector> sectorsAt(Level level) {
        Map<String, List<String>> byTitle = new LinkedHashMap<>();
        for (Level step : Level.values()) {
            LevelTexts texts = measures.get(step);
            if (!step.isAbove(level) && texts != null) {
                texts.sectors()
                        .forEach(sector -> byTitle.computeIfAbsent(sector.title(), title -> new ArrayList<>())
                                .addAll(sector.items()));
            }
        }
        return byTitle.entrySet().stream()
                .map(entry -> new Sector(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What the city's own response does at a level (4.3), lower levels included. */
    public List<String> cityTasksAt(Level level) {
        List<String> all = new ArrayList<>();
        for (Level step : Level.values()) {
            LevelTexts texts = measures.get(step);
            if (!step.isAbove(level) && texts != null) {
                all.addAll(texts.city());
            }
        }
        return List.copyOf(all);
    }
}
