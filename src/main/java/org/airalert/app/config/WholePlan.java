package org.airalert.app.config;

import java.util.Optional;
import org.airalert.message.PlanTexts;
import org.airalert.warning.Plan;
import org.jspecify.annotations.Nullable;

/**
 * All of {@code conf/plan.yaml}: what the engine computes with and what the texts say.
 *
 * @param rules levels, thresholds and readings
 * @param texts measures, duties, advice, office
 */
public record WholePlan(Plan rules, PlanTexts texts) {
    /** Empty when there is a fault; every fault is noted, also keys that neither part knows. Blocking. */
    public static Optional<WholePlan> read(ConfFolders conf, Faults faults) {
        int before = faults.all().size();
        YamlMap root = YamlMap.parse(
                conf.label(PlanTextsFile.NAME), conf.read(PlanTextsFile.NAME).orElse(""), faults);
        @Nullable Plan rules = PlanFile.read(root);
        PlanTexts texts = PlanTextsFile.read(root);
        root.done();
        return rules == null || faults.all().size() > before
                ? Optional.empty()
                : Optional.of(new WholePlan(rules, texts));
    }
}
