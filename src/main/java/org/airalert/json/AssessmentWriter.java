package org.airalert.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.airalert.warning.Assessment;
import org.airalert.warning.Decision;
import org.airalert.warning.Evidence;
import org.airalert.warning.Explanation;
import org.airalert.warning.FollowUp;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.airalert.warning.Reading;
import org.airalert.warning.Run;
import org.jspecify.annotations.Nullable;

/**
 * Writes an assessment as JSON. The fields of warning-cases' {@code expected} stand at top level with exactly their names, shapes and null
 * conventions; whatever else an assessment carries stands beside them, never inside them.
 */
public final class AssessmentWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double SECONDS_PER_HOUR = 3600.0;

    private final Plan plan;

    public AssessmentWriter(Plan plan) {
        this.plan = plan;
    }

    public ObjectNode write(Assessment assessment) {
        ObjectNode out = JSON.objectNode();
        out.put("area", assessment.area());
        out.put("now", time(assessment.now(), plan.zone()));
        decision(out, assessment.decision());
        out.put("staleForecast", assessment.flags().staleForecast());
        out.put("shortHorizon", assessment.flags().shortHorizon());
        out.put("gaps", assessment.flags().gaps());
        out.put("shortHistory", assessment.flags().shortHistory());
        out.put("staleObservation", assessment.flags().staleObservation());
        out.put("unassessable", assessment.isUnassessable());
        processes(out, assessment);
        evidence(out, assessment);
        Explanation explanation = Explanation.of(assessment, plan);
        ObjectNode why = out.putObject("explanation");
        explanation.zh().forEach(why.putArray("zh")::add);
        explanation.en().forEach(why.putArray("en")::add);
        readings(out.putArray("readings"));
        return out;
    }

    private void decision(ObjectNode out, Decision decision) {
        out.put("action", decision.action().name());
        out.put("level", word(decision.level()));
        out.put("basis", decision.basis() == null ? null : decision.basis().name());
        out.put("responseLevel", decision.responseLevel());
        out.put("effective", time(decision.effective(), plan.zone()));
        out.put("responseStart", time(decision.responseStart(), plan.zone()));
        out.put("expectedEnd", time(decision.expectedEnd(), plan.zone()));
        out.put("leadTimeHours", hours(decision.leadTime()));
        out.put("late", decision.late());
        FollowUp followUp = decision.followUp();
        if (followUp == null) {
            out.putNull("followUp");
        } else {
            ObjectNode next = out.putObject("followUp");
            next.put("level", followUp.level().word());
            next.put("start", time(followUp.start(), plan.zone()));
            next.put("expectedEnd", time(followUp.expectedEnd(), plan.zone()));
        }
    }

    private void processes(ObjectNode out, Assessment assessment) {
        ArrayNode processes = out.putArray("processes");
        ArrayNode runs = out.putArray("runs");
        ArrayNode met = out.putArray("criteriaMet");
        int index = 0;
        for (Assessment.ProcessView process : assessment.processes()) {
            ObjectNode node = processes.addObject();
            node.put("start", time(process.start(), plan.zone()));
            node.put("end", time(process.end(), plan.zone()));
            node.put("level", word(process.level()));
            node.put("remaining", word(process.remaining()));
            for (Run run : process.runs()) {
                run(runs.addObject().put("process", index), run);
            }
            for (Assessment.CriterionMet each : process.criteriaMet()) {
                ObjectNode criterion = met.addObject().put("process", index);
                criterion.put("level", each.level().word());
                ArrayNode conditions = criterion.putArray("conditions");
                each.criterion().conditions().forEach(condition -> conditions.add(condition.toString()));
            }
            index++;
        }
    }

    private void run(ObjectNode out, Run run) {
        out.put("threshold", run.threshold().toString());
        out.put("start", time(run.start(), plan.zone()));
        out.put("end", time(run.lastEnd(), plan.zone()));
        out.put("durationHours", hours(run.duration()));
        out.put("open", run.open());
    }

    private void evidence(ObjectNode out, Assessment assessment) {
        Evidence evidence = assessment.evidence();
        Evidence.AqiRange range = evidence.aqi();
        if (range == null) {
            out.putNull("aqiRange");
        } else {
            out.putObject("aqiRange").put("lowest", range.lowest()).put("highest", range.highest());
        }
        Evidence.HighestMean highest = evidence.highestMean();
        if (highest == null) {
            out.putNull("highestMean");
        } else {
            out.putObject("highestMean")
                    .put("end", time(highest.end(), plan.zone()))
                    .put("mean", Math.round(highest.mean() * 10) / 10.0);
        }
        ArrayNode days = out.putArray("dayMeans");
        for (Evidence.DayMean day : evidence.days()) {
            days.addObject().put("day", day.day().toString()).put("mean", Math.round(day.mean() * 10) / 10.0);
        }
        ArrayNode missing = out.putArray("missingHours");
        for (Evidence.MissingHours each : evidence.missing()) {
            missing.addObject()
                    .put("from", time(each.from(), plan.zone()))
                    .put("until", time(each.until(), plan.zone()))
                    .put("hours", each.hours())
                    .put("dust", each.dust());
        }
        out.put("forecastIssued", time(evidence.forecastIssued(), plan.zone()));
        out.put("forecastAgeHours", hours(evidence.forecastAge(assessment.now())));
        out.put("secondPicture", evidence.confirmed());
    }

    private void readings(ArrayNode out) {
        for (Reading reading : Reading.values()) {
            int value = plan.rules().value(reading);
            ObjectNode node = out.addObject().put("clause", reading.clause());
            if (reading.unit() != Reading.Unit.NONE) {
                node.put("key", reading.key()).put("value", value);
            }
            node.put("zh", reading.zh(value)).put("en", reading.en(value));
        }
    }

    private static @Nullable String word(@Nullable Level level) {
        return level == null ? null : level.word();
    }

    /** Hours as a number that is not rounded. */
    public static @Nullable Double hours(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1000.0 / SECONDS_PER_HOUR;
    }

    /** A time as the documents write it, in the plan's zone and to the second. */
    public static @Nullable String time(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : TIME.format(time.atZone(zone));
    }
}
