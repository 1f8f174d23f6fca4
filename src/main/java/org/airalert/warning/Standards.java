package org.airalert.warning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.airalert.airquality.Threshold;
import org.airalert.clause.Clause;
import org.jspecify.annotations.Nullable;

/** The sentences of an explanation that say which standard is met by which hours, and how far the next level is. */
@Clause("P3.2.1")
final class Standards {
    private final Assessment assessment;
    private final Plan plan;
    private final TimeText times;

    Standards(Assessment assessment, Plan plan) {
        this.assessment = assessment;
        this.plan = plan;
        this.times = new TimeText(plan.zone());
    }

    void tell(Explanation.Sentences out) {
        Optional<Assessment.ProcessView> matter = matter();
        if (matter.isEmpty()) {
            noProcess(out);
            return;
        }
        Assessment.ProcessView process = matter.get();
        out.add(
                "过程：" + times.zh(process.start()) + "至" + times.zh(process.end()) + "，24小时均值最高"
                        + number(process.highestMean()) + "。",
                "Process: " + times.en(process.start()) + " to " + times.en(process.end()) + ", highest 24-hour mean "
                        + number(process.highestMean()) + ".");
        met(process, out);
        missing(process, out);
    }

    /** The process that the decision is about: of those not over, the highest, and of these the first. */
    private Optional<Assessment.ProcessView> matter() {
        Comparator<Assessment.ProcessView> byLevel = Comparator.comparing(
                Assessment.ProcessView::remaining, Comparator.nullsFirst(Comparator.<Level>naturalOrder()));
        return assessment.processes().stream()
                .filter(process -> process.remaining() != null || process.end().isAfter(assessment.now()))
                .max(byLevel.thenComparing(Assessment.ProcessView::start, Comparator.reverseOrder()));
    }

    private void noProcess(Explanation.Sentences out) {
        Evidence.HighestMean highest = assessment.evidence().highestMean();
        if (highest != null) {
            out.add(
                    "预报期内24小时均值最高" + number(highest.mean()) + "（截至" + times.zh(highest.end()) + "），启动标准从" + plan.base()
                            + "算起。",
                    "The highest 24-hour mean ahead is " + number(highest.mean()) + " (ending "
                            + times.en(highest.end()) + "); the standards begin at " + plan.base() + ".");
        }
    }

    private void met(Assessment.ProcessView process, Explanation.Sentences out) {
        Level level = process.level();
        for (Assessment.CriterionMet met : process.criteriaMet()) {
            if (met.level() == level) {
                out.add(
                        "达到" + met.level().zh() + "标准（" + standardZh(met.criterion()) + "）："
                                + runsZh(process, met.criterion()) + "。",
                        "It meets the " + met.level().word() + " standard (" + standardEn(met.criterion()) + "): "
                                + runsEn(process, met.criterion()) + ".");
                undoing(process, met.criterion(), out);
            }
        }
    }

    /** What would have to change for the standard not to be met: of its conditions the one that is met most narrowly. */
    private static void undoing(Assessment.ProcessView process, Criterion criterion, Explanation.Sentences out) {
        Criterion.Condition narrowest = null;
        long least = Long.MAX_VALUE;
        for (Criterion.Condition condition : criterion.conditions()) {
            Optional<Run> run = longest(process, condition.threshold());
            long spare = run.isEmpty()
                    ? Long.MAX_VALUE
                    : run.get().duration().minus(condition.lasting()).toHours();
            if (spare < least) {
                narrowest = condition;
                least = spare;
            }
        }
        if (narrowest != null) {
            out.add(
                    "若" + narrowest.threshold() + "的时段缩短" + (least + 1) + "小时，则不再达到该标准。",
                    "If the time " + narrowest.threshold() + " were " + (least + 1)
                            + " h shorter, this standard would not be met.");
        }
    }

    private static String standardZh(Criterion criterion) {
        return String.join(
                "且",
                criterion.conditions().stream()
                        .map(condition -> condition.threshold() + "持续"
                                + condition.lasting().toHours() + "小时")
                        .toList());
    }

    private static String standardEn(Criterion criterion) {
        return String.join(
                " and ",
                criterion.conditions().stream()
                        .map(condition -> condition.threshold() + " for "
                                + condition.lasting().toHours() + " h")
                        .toList());
    }

    private String runsZh(Assessment.ProcessView process, Criterion criterion) {
        List<String> texts = new ArrayList<>();
        for (Criterion.Condition condition : criterion.conditions()) {
            longest(process, condition.threshold())
                    .ifPresent(run -> texts.add(run.threshold() + "自" + times.zh(run.start()) + "至"
                            + times.zh(run.lastEnd()) + "，共" + run.duration().toHours() + "小时"
                            + (run.open() ? "以上（数据到此为止）" : "")));
        }
        return String.join("；", texts);
    }

    private String runsEn(Assessment.ProcessView process, Criterion criterion) {
        List<String> texts = new ArrayList<>();
        for (Criterion.Condition condition : criterion.conditions()) {
            longest(process, condition.threshold())
                    .ifPresent(run -> texts.add(run.threshold() + " from " + times.en(run.start()) + " to "
                            + times.en(run.lastEnd()) + ", " + run.duration().toHours() + " h"
                            + (run.open() ? " or more (the data ends there)" : "")));
        }
        return String.join("; ", texts);
    }

    /** How far it is to the next level, by each of its standards. */
    private void missing(Assessment.ProcessView process, Explanation.Sentences out) {
        Plan.Grade next = nextAbove(process.level());
        if (next == null) {
            out.add("已是预案的最高级别。", "This is the plan's highest level.");
            return;
        }
        for (Criterion criterion : next.criteria()) {
            List<String> zh = new ArrayList<>();
            List<String> en = new ArrayList<>();
            for (Criterion.Condition condition : criterion.conditions()) {
                lacking(process, condition, zh, en);
            }
            out.add(
                    "距" + next.level().zh() + "（" + standardZh(criterion) + "）：" + String.join("，", zh) + "。",
                    "To " + next.level().word() + " (" + standardEn(criterion) + "): " + String.join(", ", en) + ".");
        }
    }

    private Plan.@Nullable Grade nextAbove(@Nullable Level level) {
        return plan.grades().stream()
                .filter(grade -> level == null || grade.level().isAbove(level))
                .findFirst()
                .orElse(null);
    }

    private void lacking(
            Assessment.ProcessView process, Criterion.Condition condition, List<String> zh, List<String> en) {
        Optional<Run> run = longest(process, condition.threshold());
        if (run.isEmpty()) {
            double points = condition.threshold().aqi() - process.highestMean();
            zh.add("没有" + condition.threshold() + "的24小时均值，最高" + number(process.highestMean()) + "，差" + number(points));
            en.add("no 24-hour mean is " + condition.threshold() + ", the highest is " + number(process.highestMean())
                    + ", " + number(points) + " short");
            return;
        }
        Duration lacks = condition.lasting().minus(run.get().duration());
        if (lacks.isNegative() || lacks.isZero()) {
            zh.add(condition.threshold() + "的时长已够");
            en.add(condition.threshold() + " lasts long enough");
        } else {
            zh.add(condition.threshold() + "还差" + lacks.toHours() + "小时"
                    + (run.get().open() ? "（污染延续到数据末尾）" : ""));
            en.add(condition.threshold() + " lacks " + lacks.toHours() + " h"
                    + (run.get().open() ? " (the pollution lasts to the end of the data)" : ""));
        }
    }

    private static Optional<Run> longest(Assessment.ProcessView process, Threshold threshold) {
        return process.runs().stream()
                .filter(run -> run.threshold().equals(threshold))
                .max(Comparator.comparing(Run::duration));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
