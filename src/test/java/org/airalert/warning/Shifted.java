package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;

/** Moves inputs and answers in time. */
record Shifted(Duration by) {
    static Shifted by(Duration by) {
        return new Shifted(by);
    }

    private Instant time(Instant time) {
        return time == null ? null : time.plus(by);
    }

    AssessmentInput input(AssessmentInput input) {
        List<Observation> observed = input.observed().stream()
                .map(hour -> new Observation(time(hour.time()), hour.aqi(), hour.dust()))
                .toList();
        List<Forecast> forecasts =
                input.forecasts().stream().map(this::forecast).toList();
        List<Prompt> prompts = input.prompts().stream()
                .map(prompt -> new Prompt(prompt.level(), time(prompt.from()), time(prompt.until())))
                .toList();
        WarningInForce inForce = input.inForce();
        return new AssessmentInput(
                time(input.now()),
                input.area(),
                new AssessmentInput.Air(observed, forecasts),
                inForce == null
                        ? null
                        : new WarningInForce(inForce.level(), time(inForce.start()), time(inForce.expectedEnd())),
                prompts);
    }

    private Forecast forecast(Forecast forecast) {
        List<Forecast.Value> values = forecast.values().stream()
                .map(value -> new Forecast.Value(time(value.time()), value.lower(), value.upper(), value.dust()))
                .toList();
        return new Forecast(time(forecast.issuedAt()), forecast.step(), values);
    }

    Decision decision(Decision decision) {
        FollowUp next = decision.followUp();
        return new Decision(
                decision.action(),
                decision.level(),
                decision.responseLevel(),
                decision.basis(),
                time(decision.effective()),
                time(decision.responseStart()),
                time(decision.expectedEnd()),
                decision.leadTime(),
                decision.late(),
                next == null ? null : new FollowUp(next.level(), time(next.start()), time(next.expectedEnd())));
    }

    List<Assessment.ProcessView> processes(Assessment assessment) {
        return assessment.processes().stream()
                .map(process -> new Assessment.ProcessView(
                        time(process.start()),
                        time(process.end()),
                        process.level(),
                        process.remaining(),
                        process.highestMean(),
                        process.runs().stream().map(this::run).toList(),
                        process.criteriaMet()))
                .toList();
    }

    private Run run(Run run) {
        return new Run(run.threshold(), time(run.firstEnd()), time(run.lastEnd()), run.open());
    }
}
