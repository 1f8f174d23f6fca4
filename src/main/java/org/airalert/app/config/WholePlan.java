package org.airalert.app.config;

import java.time.ZoneOffset;
import java.util.Optional;
import org.airalert.duty.DutyPlan;
import org.airalert.message.PlanTexts;
import org.airalert.warning.Plan;
import org.jspecify.annotations.Nullable;

/**
 * All of {@code conf/plan.yaml}: what the engine computes with and what the texts say.
 *
 * @param rules levels, thresholds and readings
 * @param texts measures, duties, advice, office
 * @param duties tasks, county reports and contact checks
 * @param source the text that it was read from
 */
public record WholePlan(Plan rules, PlanTexts texts, DutyPlan duties, String source) {
    /** Empty when there is a fault; every fault is noted, also keys that neither part knows. Blocking. */
    public static Optional<WholePlan> read(ConfFolders conf, Faults faults) {
        return read(
                conf.label(PlanTextsFile.NAME), conf.read(PlanTextsFile.NAME).orElse(""), faults);
    }

    /**
     * The same of a text.
     *
     * @param label by which faults name it
     */
    public static Optional<WholePlan> read(String label, String source, Faults faults) {
        int before = faults.all().size();
        YamlMap root = YamlMap.parse(label, source, faults);
        @Nullable Plan rules = PlanFile.read(root);
        PlanTexts texts = PlanTextsFile.read(root);
        @Nullable DutyPlan duties = DutiesFile.read(root, texts, rules == null ? ZoneOffset.UTC : rules.zone());
        root.done();
        return rules == null || duties == null || faults.all().size() > before
                ? Optional.empty()
                : Optional.of(new WholePlan(rules, texts, duties, source));
    }
}
