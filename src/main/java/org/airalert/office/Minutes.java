package org.airalert.office;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.airalert.airquality.Finding;
import org.airalert.airquality.Pollutant;
import org.airalert.json.AssessmentWriter;
import org.airalert.json.InputWriter;
import org.airalert.warning.AreaLevel;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Assessor;
import org.airalert.warning.CityFloor;
import org.airalert.warning.Decision;
import org.airalert.warning.InputDigest;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.jspecify.annotations.Nullable;

/** What is kept of an assessment: its answer, the digest of its input, what took effect; for those that made a proposal the input itself. Pure. */
final class Minutes {
    private final Plan plan;
    private final AssessmentWriter answers;
    private final InputWriter inputs;

    Minutes(Plan plan) {
        this.plan = plan;
        this.answers = new AssessmentWriter(plan);
        this.inputs = new InputWriter(plan.zone());
    }

    /** By which an assessment that made a proposal is found again. */
    static String id(String area, Instant now) {
        return area + "/" + now;
    }

    ObjectNode write(Deliberation.Answer answer) {
        ObjectNode out = answers.write(answer.assessment());
        out.put("inputSha256", InputDigest.sha256(plan, answer.input()));
        floor(out, answer.floor());
        quality(out, answer.quality());
        Deliberation.TookEffect took = answer.tookEffect();
        if (took != null) {
            out.putObject("tookEffect")
                    .put("action", took.action().name())
                    .put("due", AssessmentWriter.time(took.due(), plan.zone()))
                    .put("late", took.late());
        }
        return out;
    }

    /** The assessment of an area without any data: it cannot be assessed. */
    ObjectNode ofNothing(String area, Instant now) {
        AssessmentInput nothing =
                new AssessmentInput(now, area, new AssessmentInput.Air(List.of(), List.of()), null, List.of());
        return answers.write(new Assessor(plan).assess(nothing));
    }

    /** What is proposed for a county instead, because its own air asks for less than the city's warning. */
    private void floor(ObjectNode out, CityFloor floor) {
        Level city = floor.city();
        if (city != null) {
            Decision proposed = floor.assessment().decision();
            out.putObject("cityFloor")
                    .put("city", city.word())
                    .put("action", proposed.action().name())
                    .put("level", word(proposed.level()))
                    .put("expectedEnd", AssessmentWriter.time(proposed.expectedEnd(), plan.zone()))
                    .put("zh", floor.zh())
                    .put("en", floor.en());
        }
    }

    private void quality(ObjectNode out, Quality quality) {
        ArrayNode findings = out.putArray("stationFindings");
        for (Finding finding : quality.findings()) {
            Pollutant pollutant = finding.pollutant();
            findings.addObject()
                    .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                    .put("station", finding.station())
                    .put("pollutant", pollutant == null ? null : pollutant.formula())
                    .put("from", AssessmentWriter.time(finding.from(), plan.zone()))
                    .put("until", AssessmentWriter.time(finding.until(), plan.zone()))
                    .put("count", finding.count())
                    .put("zh", finding.zh())
                    .put("en", finding.en());
        }
        ArrayNode suspects = out.putArray("dustSuspects");
        quality.dustSuspects().forEach(time -> suspects.add(AssessmentWriter.time(time, plan.zone())));
        ArrayNode marks = out.putArray("dustMarks");
        for (DustMarks.Mark mark : quality.dustMarks()) {
            marks.addObject()
                    .put("from", AssessmentWriter.time(mark.from(), plan.zone()))
                    .put("until", AssessmentWriter.time(mark.until(), plan.zone()))
                    .put("dust", mark.dust())
                    .put("reason", mark.reason())
                    .put("by", mark.by())
                    .put("at", AssessmentWriter.time(mark.at(), plan.zone()));
        }
    }

    /** A kept assessment with the level whose response runs in its area now, which may change without the area being assessed. */
    static String withLevel(String kept, AreaLevel level) {
        ObjectNode out = Json.read(kept, ObjectNode.class);
        out.putObject("levelInForce")
                .put("level", word(level.level()))
                .put("own", word(level.own()))
                .put("city", word(level.city()));
        return out.toString();
    }

    private static @Nullable String word(@Nullable Level level) {
        return level == null ? null : level.word();
    }

    /** A document that {@code assess} reads: the input, and beside it the answer that it gave. */
    ObjectNode withInput(Deliberation.Answer answer) {
        ObjectNode out = write(answer);
        out.put("name", id(answer.assessment().area(), answer.assessment().now()));
        out.set("input", inputs.write(answer.input()));
        return out;
    }
}
