package org.airalert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.warning.Assessor;
import org.airalert.warning.Basis;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.jspecify.annotations.Nullable;

/** Drafts the report of an event (plan, 5). Pure; takes some milliseconds for an event of weeks. */
public final class Evaluator {
    private static final Duration HOUR = Duration.ofHours(1);
    /** The air is shown from a day before the first word, so that one sees what was known, to the time that a lift must hold. */
    private static final Duration BEFORE = Duration.ofHours(24);

    private static final Duration AFTER = Duration.ofHours(36);

    private final Assessor assessor;

    public Evaluator(Plan plan) {
        this.assessor = new Assessor(plan);
    }

    /** The report as of {@link EventFile#now}. */
    public Report of(EventFile file) {
        Stages stages = new Stages(file.alerts());
        Air air = new Air(assessor, file.area().code(), file.observed());
        Instant until = file.until();
        Instant from = file.from().truncatedTo(ChronoUnit.HOURS).minus(BEFORE);
        Instant to = shownTo(file, air);
        return new Report(
                new Report.Head(
                        file.alerts().get(0).event().value(),
                        file.alerts().get(0).status(),
                        file.area(),
                        file.from(),
                        until,
                        stages.highest(),
                        until == null ? null : until.plus(Report.DUE_AFTER),
                        waitMinutes(file),
                        file.now()),
                Timeline.of(file, stages, assessor.plan().zone()),
                air.days(from, to, stages),
                hours(air, stages, from, to),
                air.processes(from, to).stream()
                        .map(one -> new Report.Spell(one.start(), one.end(), one.level(), one.highestMean()))
                        .toList(),
                leads(file, air),
                new Conformity(file, stages, air, assessor.plan()).findings(),
                file.sending(),
                file.duties(),
                corrections(file));
    }

    private static long waitMinutes(EventFile file) {
        List<Long> waits = file.alerts().stream()
                .map(one -> Duration.between(one.createdAt(), Objects.requireNonNullElse(one.sent(), one.createdAt()))
                        .toMinutes())
                .sorted()
                .toList();
        return waits.get((waits.size() - 1) / 2);
    }

    private static Instant shownTo(EventFile file, Air air) {
        Instant until = file.until();
        Instant wanted = (until == null ? file.now() : until.plus(AFTER)).truncatedTo(ChronoUnit.HOURS);
        Instant known = air.isEmpty() ? file.now() : air.last();
        Instant least = file.from().truncatedTo(ChronoUnit.HOURS);
        Instant end = known.isBefore(wanted) ? known : wanted;
        return end.isBefore(least) ? least : end;
    }

    private static List<Report.Hour> hours(Air air, Stages stages, Instant from, Instant to) {
        List<Report.Hour> hours = new ArrayList<>();
        for (Instant hour = from.plus(HOUR); !hour.isAfter(to); hour = hour.plus(HOUR)) {
            hours.add(new Report.Hour(
                    hour, air.at(hour), air.mean24h(hour), stages.at(hour.minus(HOUR)), air.measured(hour)));
        }
        return hours;
    }

    private static List<Report.Lead> leads(EventFile file, Air air) {
        List<Report.Lead> leads = new ArrayList<>();
        for (Alert alert : file.alerts()) {
            Level level = alert.facts().level();
            boolean stage = alert.kind() == AlertKind.ISSUE || alert.kind() == AlertKind.UPGRADE;
            if (stage && level != null) {
                Instant told = Objects.requireNonNullElse(alert.sent(), alert.createdAt());
                leads.add(new Report.Lead(
                        alert.id(),
                        Timeline.named(alert),
                        level,
                        told,
                        alert.facts().effective(),
                        air.onset(level, file.from().minus(BEFORE)),
                        isOwed(alert)));
            }
        }
        return leads;
    }

    /** An upgrade is told 及时, and what is measured already cannot be told ahead (warning rules, 5.5). */
    static boolean isOwed(Alert alert) {
        @Nullable String basis = alert.facts().basis();
        return alert.kind() == AlertKind.ISSUE && Basis.FORECAST.name().equals(basis);
    }

    private static List<Report.Moment> corrections(EventFile file) {
        return file.alerts().stream()
                .filter(one -> one.kind() == AlertKind.CORRECTION
                        || one.kind() == AlertKind.CANCEL
                        || one.kind() == AlertKind.WITHDRAW)
                .map(one -> new Report.Moment(
                        Objects.requireNonNullElse(one.sent(), one.createdAt()),
                        Report.What.APPROVAL,
                        Timeline.named(one),
                        one.id()))
                .toList();
    }
}
