package org.airalert.app.assess;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.airalert.json.Announcement;
import org.airalert.warning.Action;
import org.airalert.warning.Episode;
import org.airalert.warning.Level;
import org.airalert.warning.News;
import org.airalert.warning.Plan;
import org.airalert.warning.PlanChange;
import org.airalert.warning.ReplayOutcome;
import org.airalert.warning.Season;
import org.jspecify.annotations.Nullable;

/** What a replay came to, in words for people: by season, beside another plan, and beside what was really announced. */
final class ReplayReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final Plan plan;
    private final PrintWriter out;

    ReplayReport(Plan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    /** Lead times and hours in each level, one line a season. */
    void seasons(ReplayOutcome outcome) {
        out.println();
        for (Season season : Season.of(outcome, plan.zone())) {
            List<String> hours = new ArrayList<>();
            for (Plan.Grade grade : plan.grades()) {
                Duration lasting = season.hours().getOrDefault(grade.level(), Duration.ZERO);
                hours.add(grade.level().word() + " " + lasting.toHours() + " h");
            }
            out.printf(
                    "season %s: %s; lead time of %d issues and upgrades: mean %s, shortest %s; %d late; %d lines%n",
                    season.name(),
                    String.join(", ", hours),
                    season.leads().size(),
                    hours(season.meanLead()),
                    hours(season.leads().stream().min(Duration::compareTo).orElse(null)),
                    season.late(),
                    season.lines());
        }
    }

    /** Which warnings appear, vanish or move by this plan, seen from another one. */
    void against(ReplayOutcome standard, ReplayOutcome outcome) {
        List<PlanChange> changes = PlanChange.between(standard.episodes(), outcome.episodes());
        out.println();
        out.println("beside the default plan:");
        for (PlanChange change : changes) {
            if (change.kind() != PlanChange.Kind.STAYS) {
                out.printf(
                        "  %-8s  %s%n",
                        change.kind().name().toLowerCase(Locale.ROOT), told(change.before(), change.after()));
            }
        }
        out.println("  " + count(changes, PlanChange.Kind.APPEARS) + " appear, "
                + count(changes, PlanChange.Kind.VANISHES) + " vanish, " + count(changes, PlanChange.Kind.MOVES)
                + " move, " + count(changes, PlanChange.Kind.STAYS) + " stay");
    }

    private static long count(List<PlanChange> changes, PlanChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    private String told(@Nullable Episode before, @Nullable Episode after) {
        if (before == null || after == null) {
            return stages(before == null ? after : before);
        }
        return stages(before) + "  ->  " + stages(after) + "  (start "
                + signed(Duration.between(before.start(), after.start())) + ", end "
                + signed(Duration.between(before.end(), after.end())) + ")";
    }

    private String stages(@Nullable Episode episode) {
        if (episode == null) {
            return "-";
        }
        return episode.stages().stream()
                        .map(stage -> stage.level().word() + " " + text(stage.from()))
                        .collect(Collectors.joining(", "))
                + " until " + text(episode.end());
    }

    /** When the replay tells the levels that were really announced for the area within its time, and when they take effect. */
    void beside(List<Announcement> announcements, ReplayOutcome outcome) {
        out.println();
        out.println("beside the real announcements (a day without an hour counts from 0:00):");
        if (announcements.isEmpty()) {
            out.println("  none for this area and time");
        }
        for (Announcement real : announcements) {
            out.printf(
                    "  %-6s  %-15s  real %-16s  replay %s%n",
                    real.level().word(),
                    real.event(),
                    text(real),
                    real.nearest(outcome.news()).map(news -> told(news, real)).orElse("none within 7 days"));
        }
    }

    private String told(News news, Announcement real) {
        Duration off = real.off(news);
        return text(news.effective()) + " (" + (off == null ? "-" : signed(off)) + "), told " + text(news.time());
    }

    /** One row for the table of a document: levels with their first start, hours, lead times, and what was really announced. */
    void markdown(ReplayOutcome outcome, List<Announcement> announcements) {
        for (Season season : Season.of(outcome, plan.zone())) {
            List<String> cells = new ArrayList<>();
            cells.add(season.name());
            for (Plan.Grade grade : plan.grades()) {
                cells.add(first(outcome, grade.level(), season));
                cells.add(String.valueOf(season.hours()
                        .getOrDefault(grade.level(), Duration.ZERO)
                        .toHours()));
            }
            cells.add(hours(season.meanLead()));
            cells.add(String.valueOf(season.lines()));
            String real = announcements.stream()
                    .filter(one -> season.name().equals(seasonOf(one)))
                    .map(one -> one.level().word() + " " + text(one))
                    .collect(Collectors.joining(", "));
            cells.add(real.isEmpty() ? "-" : real);
            out.println("| " + String.join(" | ", cells) + " |");
        }
    }

    private @Nullable String seasonOf(Announcement real) {
        Instant start = real.start();
        return start == null ? null : Season.nameOf(start, plan.zone());
    }

    /** When the level was first told in the season, and from when on. */
    private String first(ReplayOutcome outcome, Level level, Season season) {
        return outcome.news().stream()
                .filter(news -> news.action() == Action.ISSUE || news.action() == Action.UPGRADE)
                .filter(news -> news.level() == level)
                .filter(news -> Season.nameOf(news.time(), plan.zone()).equals(season.name()))
                .findFirst()
                .map(news -> text(news.time()) + " for " + text(news.effective()))
                .orElse("-");
    }

    private String text(Announcement real) {
        Instant start = real.start();
        if (start == null) {
            return "-";
        }
        return real.dayOnly() ? DAY.format(start.atZone(plan.zone())) : text(start);
    }

    private String text(@Nullable Instant time) {
        return time == null ? "-" : TIME.format(time.atZone(plan.zone()));
    }

    private static String hours(@Nullable Duration time) {
        return time == null ? "-" : time.toHours() + " h";
    }

    private static String signed(Duration time) {
        return String.format(Locale.ROOT, "%+d h", time.toHours());
    }
}
