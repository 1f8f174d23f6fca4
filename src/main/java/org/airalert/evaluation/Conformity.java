package org.airalert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.directory.Audience;
import org.airalert.warning.Assessment;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.airalert.warning.Reading;
import org.jspecify.annotations.Nullable;

/** Whether start, change and end followed the plan (plan, 5: 启动解除预警规范性), by what was measured in the end. */
final class Conformity {
    private static final int CLOSING_AQI = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final EventFile file;
    private final Stages stages;
    private final Air air;
    private final Duration clean;
    private final Duration lead;
    private final ZoneId zone;
    private final List<Report.Finding> findings = new ArrayList<>();

    Conformity(EventFile file, Stages stages, Air air, Plan plan) {
        this.file = file;
        this.stages = stages;
        this.air = air;
        this.clean = plan.rules().hours(Reading.CLEAN_GAP);
        this.lead = plan.rules().hours(Reading.LEAD_TIME);
        this.zone = plan.zone();
    }

    List<Report.Finding> findings() {
        twoPeople();
        leadTime();
        level();
        merged();
        lift();
        closing();
        filing();
        reports();
        return findings;
    }

    private void add(String clause, Report.Verdict verdict, String zh, String en) {
        findings.add(new Report.Finding(clause, verdict, new Bilingual(zh, en)));
    }

    private void add(String clause, boolean kept, String zh, String en) {
        add(clause, kept ? Report.Verdict.KEPT : Report.Verdict.DEPARTED, zh, en);
    }

    private void twoPeople() {
        long alone = file.alerts().stream()
                .filter(one -> one.signOff().drafter().equals(one.signOff().approver()))
                .count();
        int all = file.alerts().size();
        add(
                "P3.2.3a",
                alone == 0,
                "共发布" + all + "次，" + (alone == 0 ? "每次均由拟稿人以外的人员批准" : alone + "次由同一人拟稿并批准"),
                all + " publications, "
                        + (alone == 0
                                ? "each approved by somebody else than its drafter"
                                : alone + " approved by their drafter"));
    }

    private void leadTime() {
        List<Alert> owed = file.alerts().stream().filter(Evaluator::isOwed).toList();
        if (owed.isEmpty()) {
            add(
                    "P3.2.3b",
                    Report.Verdict.UNKNOWN,
                    "启动依据为实测或省级提示，不要求提前48小时",
                    "Started on measurements or a provincial prompt: no lead time was owed");
            return;
        }
        for (Alert alert : owed) {
            Instant sent = Objects.requireNonNullElse(alert.sent(), alert.createdAt());
            Instant start = Objects.requireNonNullElse(alert.facts().effective(), sent);
            long hours = Duration.between(sent, start).toHours();
            add(
                    "P3.2.3b",
                    Duration.between(sent, start).compareTo(lead) >= 0,
                    Timeline.named(alert).zh() + "提前" + hours + "小时（要求" + lead.toHours() + "小时以上）",
                    Timeline.named(alert).en() + " told " + hours + " h ahead (the plan: " + lead.toHours()
                            + " h or more)");
        }
    }

    private @Nullable Level measuredHighest() {
        return air.processes(file.from().minus(Duration.ofHours(24)), lastMoment()).stream()
                .map(Assessment.ProcessView::level)
                .filter(Objects::nonNull)
                .max(Level::compareTo)
                .orElse(null);
    }

    private Instant lastMoment() {
        Instant until = file.until();
        return until == null ? file.now() : until;
    }

    private void level() {
        Level told = stages.highest();
        Level measured = measuredHighest();
        if (air.isEmpty()) {
            add("P3.2.1", Report.Verdict.UNKNOWN, "没有实测数据，无法核对级别", "No measured data: the level cannot be checked");
            return;
        }
        boolean enough = measured == null || (told != null && !measured.isAbove(told));
        String tail = enough && measured != told ? "，高于实测（按预报上限确定级别）" : "";
        String tailEn =
                enough && measured != told ? ": above what was measured (the forecast's upper bound decides)" : "";
        add(
                "P3.2.1",
                enough,
                "最高预警级别：" + zh(told) + "；按实测数据应为：" + zh(measured) + tail,
                "Highest level told: " + en(told) + "; by the measured air: " + en(measured) + tailEn);
    }

    /** Two bad spells that less than the clean gap parts are one (plan, 3.2.4: 按一次重污染过程计算). */
    private void merged() {
        List<Assessment.ProcessView> all = air.processes(file.from().minus(Duration.ofHours(24)), lastMoment());
        for (Assessment.ProcessView process : all) {
            List<org.airalert.warning.Run> pieces = process.runs().stream()
                    .filter(run -> run.threshold().equals(process.runs().get(0).threshold()))
                    .toList();
            if (pieces.size() > 1) {
                boolean held = true;
                for (int i = 1; i < pieces.size(); i++) {
                    Instant between = pieces.get(i - 1).lastEnd();
                    held &= stages.at(between) != null
                            && stages.at(pieces.get(i).start()) != null;
                }
                add(
                        "P3.2.4",
                        held,
                        pieces.size() + "段污染间隔不足" + clean.toHours() + "小时，按一次过程" + (held ? "保持预警" : "计算，但其间预警中断"),
                        pieces.size() + " bad spells less than " + clean.toHours() + " h apart: "
                                + (held
                                        ? "the warning was kept in between"
                                        : "the warning was interrupted in between"));
            }
        }
    }

    private void lift() {
        Instant until = file.until();
        List<Alert> steps =
                file.alerts().stream().filter(one -> one.kind().movesWarning()).toList();
        if (until == null || steps.get(steps.size() - 1).kind() != AlertKind.LIFT) {
            add("P3.2.4", Report.Verdict.UNKNOWN, "响应尚未解除", "Not lifted yet");
            return;
        }
        if (air.isEmpty() || air.last().isBefore(until.plus(clean))) {
            add(
                    "P3.2.4",
                    Report.Verdict.UNKNOWN,
                    "解除后" + clean.toHours() + "小时的实测数据尚未齐全",
                    "The " + clean.toHours() + " h after the lift are not measured yet");
            return;
        }
        List<Assessment.ProcessView> after = air.processes(until, until.plus(clean)).stream()
                .filter(one -> one.level() != null)
                .toList();
        String when = TIME.format(until.atZone(zone));
        add(
                "P3.2.4",
                after.isEmpty(),
                when + "解除；此后" + clean.toHours() + "小时" + (after.isEmpty() ? "未再达到启动标准" : "又达到启动标准，解除偏早"),
                "Lifted " + when + "; in the " + clean.toHours() + " h after it the air "
                        + (after.isEmpty()
                                ? "did not meet a start standard again"
                                : "met a start standard again: lifted too early"));
        held(until);
    }

    /** How long the response went on after the air had become better: no rule forbids it, and it costs. */
    private void held(Instant until) {
        air.processes(file.from().minus(Duration.ofHours(24)), until).stream()
                .filter(one -> one.level() != null && !one.end().isAfter(until))
                .map(Assessment.ProcessView::end)
                .max(Instant::compareTo)
                .ifPresent(end -> add(
                        "P4.6",
                        Report.Verdict.KEPT,
                        "污染过程结束后" + Duration.between(end, until).toHours() + "小时终止响应",
                        "The response ended " + Duration.between(end, until).toHours() + " h after the process"));
    }

    private void closing() {
        List<Report.Day> days = air.days(file.from(), lastMoment(), stages).stream()
                .filter(day -> day.mean() != null && day.mean() >= CLOSING_AQI)
                .toList();
        if (!days.isEmpty()) {
            String list = days.stream().map(day -> day.day().toString()).collect(Collectors.joining("、"));
            boolean red = days.stream().allMatch(day -> day.inForce() == Level.RED);
            add(
                    "P4.2.4",
                    red,
                    list + " 日AQI达到500，" + (red ? "当日处于Ⅰ级响应，可指导停课" : "当日未处于Ⅰ级响应"),
                    "Daily AQI of 500 on " + list
                            + (red ? ": level I was in force, schools could close" : ": level I was not in force"));
        }
    }

    private void filing() {
        file.sending().groups().stream()
                .filter(one -> one.audience() == Audience.PROVINCE)
                .findFirst()
                .ifPresentOrElse(
                        one -> add(
                                "P3.2.3d",
                                one.reached() == one.units(),
                                one.reached() == one.units() ? "每次发布均已报省环委会办公室备案" : "有发布未送达省环委会办公室备案",
                                one.reached() == one.units()
                                        ? "Every publication was filed with the province"
                                        : "Not every publication reached the province"),
                        () -> add("P3.2.3d", Report.Verdict.UNKNOWN, "没有备案渠道", "There is no channel for the filing"));
    }

    private void reports() {
        List<Duties.CountyReport> all = file.duties().reports();
        if (!all.isEmpty()) {
            long missing =
                    all.stream().filter(one -> one.met() == Duties.Met.MISSING).count();
            long late = all.stream().filter(one -> one.met() == Duties.Met.LATE).count();
            add(
                    "P4.5",
                    missing == 0 && late == 0,
                    "县（市、区）日报应报" + all.size() + "份，迟报" + late + "份，缺报" + missing + "份",
                    all.size() + " daily county reports were due: " + late + " late, " + missing + " missing");
        }
    }

    private static String zh(@Nullable Level level) {
        return level == null ? "无" : level.zh();
    }

    private static String en(@Nullable Level level) {
        return level == null ? "none" : level.word();
    }
}
