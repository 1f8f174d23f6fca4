package org.airalert.app.drill;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.airalert.alert.Alert;
import org.jspecify.annotations.Nullable;

/** What a drill came to: the steps that were expected and when they came, whether every message bore its mark, and the report that a real event would get. */
final class DrillResult {
    /** @param reached {@code null} when it never came */
    record Step(Script.Expected expected, @Nullable Instant reached) {
        String verdict() {
            if (reached == null) {
                return "missed";
            }
            return reached.isAfter(expected.by()) ? "late" : "in-time";
        }
    }

    private final Script script;
    private final ZoneId zone;
    private final List<Step> steps;

    DrillResult(Script script, ZoneId zone, List<DrillPlayer.Told> told) {
        this.script = script;
        this.zone = zone;
        this.steps = steps(script.expected(), told);
    }

    /** Each expected step is the first of its kind and level after the one before. */
    private static List<Step> steps(List<Script.Expected> expected, List<DrillPlayer.Told> told) {
        List<Step> steps = new ArrayList<>();
        int from = 0;
        for (Script.Expected one : expected) {
            Instant reached = null;
            for (int i = from; i < told.size() && reached == null; i++) {
                if (matches(one, told.get(i).alert())) {
                    reached = told.get(i).at();
                    from = i + 1;
                }
            }
            steps.add(new Step(one, reached));
        }
        return steps;
    }

    private static boolean matches(Script.Expected expected, Alert alert) {
        return alert.kind() == expected.step()
                && (expected.level() == null
                        || expected.level() == alert.facts().level());
    }

    List<Step> steps() {
        return steps;
    }

    /**
     * As it is filed and compared.
     *
     * @param ranAt by the machine's clock
     * @param evaluation the report of the drill's event
     */
    JsonObject json(Instant ranAt, DrillReceivers.Marks marks, JsonObject received, JsonObject evaluation) {
        JsonArray told = new JsonArray();
        for (Step step : steps) {
            told.add(new JsonObject()
                    .put("step", step.expected().step().word())
                    .put(
                            "level",
                            step.expected().level() == null
                                    ? null
                                    : step.expected().level().word())
                    .put("by", time(step.expected().by()))
                    .put("reached", step.reached() == null ? null : time(step.reached()))
                    .put("verdict", step.verdict()));
        }
        return new JsonObject()
                .put("script", script.name())
                .put(
                        "title",
                        new JsonObject()
                                .put("zh", script.title().zh())
                                .put("en", script.title().en()))
                .put("status", evaluation.getString("status"))
                .put("ranAt", ranAt.toString())
                .put("start", time(script.start()))
                .put("end", time(script.end()))
                .put("steps", told)
                .put(
                        "messages",
                        new JsonObject()
                                .put("marked", marks.marked())
                                .put("unmarked", marks.unmarked())
                                .put("mails", marks.mails()))
                .put("received", received.getJsonObject("total"))
                .put("evaluation", evaluation);
    }

    private String time(Instant time) {
        return OffsetDateTime.ofInstant(time, zone).toString();
    }
}
