package org.airalert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.warning.Level;

/** What happened, in order: forecasts, proposals, approvals, and what took effect when. */
final class Timeline {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final List<Report.Moment> moments = new ArrayList<>();

    private Timeline(ZoneId zone) {
        this.zone = zone;
    }

    static List<Report.Moment> of(EventFile file, Stages stages, ZoneId zone) {
        Timeline timeline = new Timeline(zone);
        file.forecasts().forEach(timeline::add);
        file.proposals().forEach(timeline::add);
        file.alerts().forEach(timeline::add);
        stages.changes().forEach(timeline::add);
        timeline.moments.sort(Comparator.comparing(Report.Moment::at).thenComparing(Report.Moment::what));
        return timeline.moments;
    }

    private void add(EventFile.ForecastRun run) {
        String highest = run.highest() == null ? "-" : run.highest().toString();
        put(
                run.issuedAt(),
                Report.What.FORECAST,
                new Bilingual("收到预报，AQI上限最高" + highest, "Forecast issued, upper bound up to " + highest));
    }

    private void add(EventFile.Put put) {
        String level = put.level() == null ? "" : Level.of(put.level()).zh();
        put(
                put.proposal().createdAt(),
                Report.What.PROPOSAL,
                new Bilingual(
                        "系统建议" + put.kind().zh() + level + (level.isEmpty() ? "" : "预警"),
                        "Proposed: " + put.kind().word() + (put.level() == null ? "" : " " + put.level())));
        Instant decided = put.proposal().decidedAt();
        if (decided != null && put.proposal().state() == org.airalert.alert.Proposal.State.REJECTED) {
            put(decided, Report.What.PROPOSAL, new Bilingual("建议被驳回", "Proposal refused"));
        }
    }

    private void add(Alert alert) {
        AlertFacts facts = alert.facts();
        Instant sent = Objects.requireNonNullElse(alert.sent(), alert.createdAt());
        StringBuilder zh = new StringBuilder("批准并发布：").append(named(alert).zh());
        StringBuilder en = new StringBuilder("Approved and published: ")
                .append(named(alert).en());
        Instant effective = facts.effective();
        if (effective != null) {
            zh.append("，自").append(time(effective)).append("起");
            en.append(", from ").append(time(effective));
        }
        if (alert.kind().warns()) {
            Instant end = facts.expectedEnd();
            zh.append(end == null ? "，解除时间另行通知" : "，预计" + time(end) + "解除");
            en.append(end == null ? ", until further notice" : ", expected to end " + time(end));
        }
        Duration wait = Duration.between(alert.createdAt(), sent);
        if (alert.signOff().approver() != null) {
            zh.append("（")
                    .append(alert.signOff().approver())
                    .append("批准，用时")
                    .append(wait.toMinutes())
                    .append("分钟）");
            en.append(" (by ")
                    .append(alert.signOff().approver())
                    .append(" after ")
                    .append(wait.toMinutes())
                    .append(" min)");
        }
        moments.add(
                new Report.Moment(sent, Report.What.APPROVAL, new Bilingual(zh.toString(), en.toString()), alert.id()));
    }

    private void add(Stages.Change change) {
        Level level = change.level();
        put(
                change.at(),
                Report.What.EFFECT,
                level == null
                        ? new Bilingual("响应终止", "The response ends")
                        : new Bilingual(
                                level.zh() + "预警对应的" + level.response() + "级响应生效",
                                "Level " + level.response() + " response (" + level.word() + ") in effect"));
    }

    private void put(Instant at, Report.What what, Bilingual text) {
        moments.add(new Report.Moment(at, what, text, null));
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    /** {@code 升级红色预警}, {@code upgrade red}. */
    static Bilingual named(Alert alert) {
        Level level = alert.facts().level();
        Level shown = level == null ? alert.facts().previousLevel() : level;
        AlertKind kind = alert.kind();
        return new Bilingual(
                kind.zh() + (shown == null || kind == AlertKind.ADVISORY ? "" : shown.zh() + "预警"),
                kind.word() + (shown == null ? "" : " " + shown.word()));
    }
}
