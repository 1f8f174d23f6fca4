package org.airalert.web.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.web.AirChart;

/** The processes and runs that the newest assessment found, for the chart. Pure. */
final class Stretches {
    private Stretches() {}

    /** @param assessment as the desk tells it; empty before the first */
    static List<AirChart.Stretch> of(Optional<String> assessment) {
        List<AirChart.Stretch> stretches = new ArrayList<>();
        assessment.map(JsonObject::new).ifPresent(json -> {
            for (Object each : json.getJsonArray("processes", new JsonArray())) {
                add(stretches, "", (JsonObject) each);
            }
            for (Object each : json.getJsonArray("runs", new JsonArray())) {
                JsonObject run = (JsonObject) each;
                add(stretches, run.getString("threshold", ""), run);
            }
        });
        return stretches;
    }

    private static void add(List<AirChart.Stretch> stretches, String threshold, JsonObject one) {
        String start = one.getString("start");
        String end = one.getString("end");
        if (start != null && end != null) {
            stretches.add(new AirChart.Stretch(
                    threshold,
                    OffsetDateTime.parse(start).toInstant(),
                    OffsetDateTime.parse(end).toInstant()));
        }
    }
}
