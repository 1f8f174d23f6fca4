package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replay came to in one season. A season runs from 1 July to 30 June in the plan's zone, so that a winter is one; it is named by its
 * two years.
 *
 * @param name for example {@code 2018-19}
 * @param hours how long each level was in force; levels that never were are absent
 * @param leads the lead times of the season's ISSUE and UPGRADE lines, in order
 * @param late how many ISSUE lines came with less than the lead time that the plan asks for
 * @param lines how many lines were told
 */
public record Season(String name, Map<Level, Duration> hours, List<Duration> leads, int late, int lines) {
    public Season {
        EnumMap<Level, Duration> copy = new EnumMap<>(Level.class);
        copy.putAll(hours);
        hours = copy;
        leads = List.copyOf(leads);
    }

    /** The seasons in which anything was told or in force, in order. */
    public static List<Season> of(ReplayOutcome outcome, ZoneId zone) {
        Map<String, Counts> seasons = new TreeMap<>();
        for (Episode episode : outcome.episodes()) {
            for (Episode.Stage stage : episode.stages()) {
                add(seasons, stage, zone);
            }
        }
        for (News news : outcome.news()) {
            seasons.computeIfAbsent(nameOf(news.time(), zone), name -> new Counts())
                    .add(news);
        }
        List<Season> found = new ArrayList<>();
        seasons.forEach(
                (name, counts) -> found.add(new Season(name, counts.hours, counts.leads, counts.late, counts.lines)));
        return found;
    }

    private static void add(Map<String, Counts> seasons, Episode.Stage stage, ZoneId zone) {
        Instant from = stage.from();
        while (from.isBefore(stage.until())) {
            Instant until = Situation.earlier(stage.until(), endOf(from, zone));
            seasons.computeIfAbsent(nameOf(from, zone), name -> new Counts())
                    .hours
                    .merge(stage.level(), Duration.between(from, until), Duration::plus);
            from = until;
        }
    }

    /** The name of the season in which a moment lies. */
    public static String nameOf(Instant time, ZoneId zone) {
        int first = firstYear(time, zone);
        return String.format(Locale.ROOT, "%d-%02d", first, (first + 1) % 100);
    }

    private static int firstYear(Instant time, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return day.getMonth().compareTo(Month.JULY) >= 0 ? day.getYear() : day.getYear() - 1;
    }

    private static Instant endOf(Instant time, ZoneId zone) {
        return LocalDate.of(firstYear(time, zone) + 1, Month.JULY, 1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** The mean of the lead times; {@code null} when there are none. */
    public @Nullable Duration meanLead() {
        return leads.isEmpty()
                ? null
                : leads.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(leads.size());
    }

    private static final class Counts {
        private final Map<Level, Duration> hours = new EnumMap<>(Level.class);
        private final List<Duration> leads = new ArrayList<>();
        private int late;
        private int lines;

        void add(News news) {
            lines++;
            late += news.late() ? 1 : 0;
            Duration lead = news.leadTime();
            if (lead != null && (news.action() == Action.ISSUE || news.action() == Action.UPGRADE)) {
                leads.add(lead);
            }
        }
    }
}
