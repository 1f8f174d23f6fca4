package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;

/** The sentences of an explanation that say what it was drawn from, and what the data lacks. */
final class DataState {
    private final Assessment assessment;
    private final Rules rules;
    private final TimeText times;

    DataState(Assessment assessment, Plan plan) {
        this.assessment = assessment;
        this.rules = plan.rules();
        this.times = new TimeText(plan.zone());
    }

    void tell(Explanation.Sentences out) {
        forecast(out);
        flags(out);
        missing(out);
    }

    private void forecast(Explanation.Sentences out) {
        Instant issued = assessment.evidence().forecastIssued();
        Duration age = assessment.evidence().forecastAge(assessment.now());
        if (issued == null || age == null) {
            out.add("没有预报。", "There is no forecast.");
            return;
        }
        boolean confirmed = assessment.evidence().confirmed();
        out.add(
                "最新预报：" + times.zh(issued) + "发布，" + age.toHours() + "小时前；"
                        + (confirmed ? "上一次预报参与印证" : "没有可用于印证的上一次预报") + "。",
                "Newest forecast: issued " + times.en(issued) + ", " + age.toHours() + " h ago; "
                        + (confirmed ? "the one before counts as a second picture" : "no earlier one can confirm it")
                        + ".");
    }

    private void flags(Explanation.Sentences out) {
        DataFlags flags = assessment.flags();
        int clean = rules.value(Reading.CLEAN_GAP);
        if (flags.staleForecast()) {
            out.add("预报缺失或已过期：只可加强，不可降低。", "The forecast is missing or stale: it may raise, never lower.");
        }
        if (flags.shortHorizon()) {
            out.add("数据未覆盖今后" + clean + "小时。", "The data does not reach " + clean + " h ahead.");
        }
        if (flags.gaps()) {
            out.add("数据有较长缺口。", "The data has a long gap.");
        }
        if (flags.shortHistory()) {
            out.add("历史数据不足，已持续多久不能确定。", "The history is too short to tell how long it has lasted.");
        }
        if (flags.staleObservation()) {
            out.add(
                    "近" + rules.value(Reading.OBSERVATION_STALE) + "小时没有监测值。",
                    "No observation in the last " + rules.value(Reading.OBSERVATION_STALE) + " h.");
        }
    }

    private void missing(Explanation.Sentences out) {
        long lost = hours(false);
        long dust = hours(true);
        if (lost > 0) {
            out.add("缺数据" + lost + "小时。", lost + " h without a value.");
        }
        if (dust > 0) {
            out.add("沙尘" + dust + "小时，不纳入研判。", dust + " h of dust, left out.");
        }
    }

    private long hours(boolean dust) {
        return assessment.evidence().missing().stream()
                .filter(hours -> hours.dust() == dust)
                .mapToLong(Evidence.MissingHours::hours)
                .sum();
    }
}
