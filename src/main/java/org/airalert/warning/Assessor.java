package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The warning engine: from an area's data and the warning in force to what to do now, by warning-rules.md sections 1 to 5. A pure function
 * of the plan and the input; safe for any number of threads.
 */
public final class Assessor {
    private final Plan plan;

    public Assessor(Plan plan) {
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    /**
     * Assesses one area at one moment.
     *
     * @throws IllegalArgumentException when the values lie decades apart, or a level is not one of the plan's
     */
    public Assessment assess(AssessmentInput input) {
        WarningInForce inForce = input.inForce();
        requireKnownLevels(input);
        Situation situation = new Situation(plan, input);
        Verdict verdict;
        if (inForce == null) {
            verdict = Unwarned.decide(situation);
        } else if (input.now().isBefore(inForce.start())) {
            verdict = BeforeStart.decide(situation, inForce);
        } else {
            verdict = Started.decide(situation, inForce);
        }
        Decision decision = decision(verdict, situation);
        return new Assessment(
                input.now(),
                input.area(),
                decision,
                situation.flags(),
                processes(situation),
                EvidenceCollector.collect(situation, decision));
    }

    private void requireKnownLevels(AssessmentInput input) {
        WarningInForce inForce = input.inForce();
        if (inForce != null) {
            plan.grade(inForce.level());
        }
        input.prompts().forEach(prompt -> plan.grade(prompt.level()));
    }

    private Decision decision(Verdict verdict, Situation situation) {
        Level level = verdict.level();
        Instant effective = verdict.times().effective();
        Basis basis = Grounds.of(verdict, situation);
        Duration lead = leadTime(verdict.action(), effective, situation.now());
        boolean late = verdict.action() == Action.ISSUE
                && basis == Basis.FORECAST
                && lead != null
                && lead.compareTo(situation.hours(Reading.LEAD_TIME)) < 0;
        FollowUp followUp = verdict.action() == Action.NONE
                ? null
                : FollowUp.earliest(situation, verdict.following()).orElse(null);
        return new Decision(
                verdict.action(),
                level,
                level == null ? null : plan.grade(level).responseLevel(),
                basis,
                effective,
                verdict.times().responseStart(),
                verdict.times().expectedEnd(),
                lead,
                late,
                followUp);
    }

    private static @Nullable Duration leadTime(Action action, @Nullable Instant effective, Instant now) {
        boolean owed = action == Action.ISSUE || action == Action.UPGRADE || action == Action.RESCHEDULE;
        return owed && effective != null ? Duration.between(now, effective) : null;
    }

    private List<Assessment.ProcessView> processes(Situation situation) {
        Picture picture = situation.picture();
        List<Assessment.ProcessView> views = new ArrayList<>();
        for (PollutionProcess process : picture.processes()) {
            Level left = PollutionProcess.level(plan, picture.remaining(process, situation.now()), false);
            views.add(new Assessment.ProcessView(
                    process.start(),
                    process.end(),
                    process.level(plan),
                    left,
                    picture.highestMean(process),
                    process.runs(),
                    criteriaMet(process.runs())));
        }
        return views;
    }

    private List<Assessment.CriterionMet> criteriaMet(List<Run> runs) {
        List<Assessment.CriterionMet> met = new ArrayList<>();
        for (Plan.Grade grade : plan.grades()) {
            for (Criterion criterion : grade.criteria()) {
                if (PollutionProcess.isMet(criterion, runs, false)) {
                    met.add(new Assessment.CriterionMet(grade.level(), criterion));
                }
            }
        }
        return met;
    }
}
