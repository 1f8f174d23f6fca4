package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sentences of an explanation that say what is proposed, and what keeps a warning from being lowered. */
final class Proposed {
    private final Assessment assessment;
    private final Decision decision;
    private final TimeText times;

    Proposed(Assessment assessment, Plan plan) {
        this.assessment = assessment;
        this.decision = assessment.decision();
        this.times = new TimeText(plan.zone());
    }

    void tell(Explanation.Sentences out) {
        action(out);
        basis(out);
        FollowUp next = decision.followUp();
        if (next != null) {
            followUp(next, out);
        }
        Instant start = decision.responseStart();
        boolean stands = decision.action() == Action.KEEP || decision.action() == Action.EXTEND;
        if (stands && start != null && !start.isAfter(assessment.now())) {
            whyNotLower(out);
        }
    }

    private void followUp(FollowUp next, Explanation.Sentences out) {
        if (isAtOnce(next.start())) {
            out.add(
                    "目前的过程整体达到" + next.level().zh() + "级别" + untilZh(next.expectedEnd()) + "。",
                    "The process at hand reaches " + next.level().word() + " as a whole" + untilEn(next.expectedEnd())
                            + ".");
        } else {
            out.add(
                    "另预计" + times.zh(next.start()) + "起达到" + next.level().zh() + "级别" + untilZh(next.expectedEnd())
                            + "。",
                    "Also expected: " + next.level().word() + " from " + times.en(next.start())
                            + untilEn(next.expectedEnd()) + ".");
        }
    }

    private void action(Explanation.Sentences out) {
        Level level = decision.level();
        String zh = level == null ? "" : level.zh();
        String en = level == null ? "" : level.word();
        switch (decision.action()) {
            case NONE -> none(out);
            case ISSUE ->
                out.add(
                        "建议发布" + zh + "预警" + fromZh() + endZh() + "。",
                        "Issue " + article(en) + " warning" + fromEn() + endEn() + ".");
            case UPGRADE ->
                out.add("建议升级为" + zh + "预警" + fromZh() + endZh() + "。", "Upgrade to " + en + fromEn() + endEn() + ".");
            case DOWNGRADE ->
                out.add("建议降为" + zh + "预警" + fromZh() + endZh() + "。", "Downgrade to " + en + fromEn() + endEn() + ".");
            case RESCHEDULE ->
                out.add(
                        "建议调整" + zh + "预警的启动时间" + fromZh() + endZh() + "。",
                        "Move the start of the " + en + " warning" + fromEn() + endEn() + ".");
            case EXTEND -> out.add("建议延长" + zh + "预警" + endZh() + "。", "Extend the " + en + " warning" + endEn() + ".");
            case LIFT -> out.add("建议解除预警" + fromZh() + "。", "Lift the warning" + fromEn() + ".");
            case KEEP -> out.add("维持" + zh + "预警不变。", "The " + en + " warning stands as it is.");
            case WITHDRAW -> throw new IllegalStateException("no assessment says WITHDRAW");
        }
    }

    private static String article(String word) {
        return (word.startsWith("o") ? "an " : "a ") + word;
    }

    private void none(Explanation.Sentences out) {
        if (assessment.isUnassessable()) {
            out.add("数据不足，无法研判；不能据此认为空气清洁。", "Cannot be assessed: the data does not allow to call the air clean.");
        } else {
            out.add("未达到任何级别的启动标准，无需预警。", "No start standard is met; no warning is needed.");
        }
    }

    private String fromZh() {
        Instant effective = decision.effective();
        return effective == null ? "" : isAtOnce(effective) ? "，立即生效" : "，" + times.zh(effective) + "起生效";
    }

    private String fromEn() {
        Instant effective = decision.effective();
        return effective == null ? "" : isAtOnce(effective) ? ", at once" : ", from " + times.en(effective);
    }

    private boolean isAtOnce(Instant effective) {
        return !effective.isAfter(assessment.now());
    }

    private String endZh() {
        Instant end = decision.expectedEnd();
        return end == null ? "，解除时间另行通知" : "，预计" + times.zh(end) + "解除";
    }

    private String endEn() {
        Instant end = decision.expectedEnd();
        return end == null ? ", until further notice" : ", expected to end " + times.en(end);
    }

    private String untilZh(@Nullable Instant end) {
        return end == null ? "" : "，至" + times.zh(end);
    }

    private String untilEn(@Nullable Instant end) {
        return end == null ? "" : " until " + times.en(end);
    }

    private void basis(Explanation.Sentences out) {
        Basis basis = decision.basis();
        if (basis != null) {
            switch (basis) {
                case FORECAST -> out.add("依据：空气质量预报。", "It rests on the forecast.");
                case MONITORED ->
                    out.add(
                            "依据：监测已达到重度以上污染，且未来24小时内不会有明显改善。",
                            "It rests on monitoring: the air is heavily polluted and will not improve within 24 hours.");
                case PROVINCIAL -> out.add("依据：省级预警提示。", "It rests on a provincial prompt.");
            }
        }
        Duration lead = decision.leadTime();
        if (decision.late() && lead != null) {
            out.add(
                    "提前" + lead.toHours() + "小时，不足预案要求的提前量。",
                    "Its lead time of " + lead.toHours() + " h is less than the plan asks for.");
        }
    }

    /** In the order in which the rules ask. */
    private void whyNotLower(Explanation.Sentences out) {
        Evidence.Needs needs = assessment.evidence().needs();
        Level level = decision.level();
        if (needs.below() == null) {
            boolean asked = level != null && needs.now() != null && !level.isAbove(needs.now());
            if (asked) {
                out.add("现有过程仍需要这一级别。", "What is left of the pollution still asks for this level.");
            } else {
                out.add(
                        "污染延续到数据末尾，或很快再来，还可能达到这一级别。",
                        "The pollution lasts to the end of the data, or comes back soon, and may still reach this level.");
            }
        } else if (!needs.secondAllows()) {
            out.add(
                    "最新预报自" + times.zh(needs.below()) + "起低于这一级别，但上一次预报没有印证，不能降低。",
                    "The newest forecast is below this level from " + times.en(needs.below())
                            + ", but the one before does not confirm it: nothing is lowered.");
        } else if (!needs.firstAllows()
                || !assessment.flags().isSound()
                || assessment.flags().shortHistory()
                || assessment.flags().staleObservation()) {
            out.add("数据不足以支持降低或解除。", "The data is not good enough to lower or lift.");
        }
    }
}
