package org.airalert.app.drill;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The script's air as the events of the intake. */
final class ScriptAir {
    private static final Duration HOUR = Duration.ofHours(1);
    /** What was observed before the drill begins: the rules need two days. */
    private static final int HISTORY_HOURS = 72;

    private final Script script;

    ScriptAir(Script script) {
        this.script = script;
    }

    /** What is observed by an hour's end; at the first also what lies before it. */
    JsonObject observation(Instant hour) {
        JsonArray values = new JsonArray();
        Instant from = hour.equals(script.start()) ? hour.minus(HOUR.multipliedBy(HISTORY_HOURS)) : hour;
        for (Instant time = from; !time.isAfter(hour); time = time.plus(HOUR)) {
            values.add(new JsonObject()
                    .put("time", time.toString())
                    .put("aqi", script.air().at(time)));
        }
        return event("observation").put("values", values);
    }

    /** The forecast that is issued at an hour; empty where none is due. */
    Optional<JsonObject> forecast(Instant hour) {
        long since = Duration.between(script.start(), hour).toHours();
        if (since % script.forecasts().every().toHours() != 0) {
            return Optional.empty();
        }
        Curve believed = script.forecasts().at(hour, script.air());
        JsonArray values = new JsonArray();
        Instant last = hour.plus(script.forecasts().horizon());
        for (Instant time = hour.plus(HOUR); !time.isAfter(last); time = time.plus(HOUR)) {
            int aqi = believed.at(time);
            values.add(new JsonObject()
                    .put("time", time.toString())
                    .put("lower", aqi)
                    .put("upper", aqi));
        }
        return Optional.of(event("forecast")
                .put("issuedAt", hour.toString())
                .put("step", "hourly")
                .put("values", values));
    }

    /** A prompt of the province. */
    JsonObject prompt(Script.Prompted prompted) {
        return event("provincial-prompt")
                .put("level", prompted.prompt().level().word())
                .put("from", prompted.prompt().from().toString())
                .put("until", prompted.prompt().until().toString())
                .put("number", prompted.number());
    }

    private JsonObject event(String type) {
        return new JsonObject().put("type", type).put("area", script.area());
    }
}
