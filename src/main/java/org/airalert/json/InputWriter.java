package org.airalert.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Prompt;
import org.airalert.warning.WarningInForce;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an assessment was made of in the form that {@link InputReader} reads, losing nothing: the same input read again has the same
 * digest, so that an assessment can be recomputed and proven years later.
 */
public final class InputWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final ZoneId zone;

    /** A writer that tells times in {@code zone}. */
    public InputWriter(ZoneId zone) {
        this.zone = zone;
    }

    public ObjectNode write(AssessmentInput input) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("now", time(input.now()));
        out.put("area", input.area());
        ArrayNode observed = out.putArray("observed");
        for (Observation hour : input.observed()) {
            observed.addObject()
                    .put("time", time(hour.time()))
                    .put("aqi", hour.aqi())
                    .put("dust", hour.dust());
        }
        ArrayNode forecasts = out.putArray("forecasts");
        input.forecasts().forEach(forecast -> forecast(forecasts.addObject(), forecast));
        WarningInForce inForce = input.inForce();
        if (inForce == null) {
            out.putNull("inForce");
        } else {
            out.putObject("inForce")
                    .put("level", inForce.level().word())
                    .put("start", time(inForce.start()))
                    .put("expectedEnd", time(inForce.expectedEnd()));
        }
        ArrayNode prompts = out.putArray("prompts");
        for (Prompt prompt : input.prompts()) {
            prompts.addObject()
                    .put("level", prompt.level().word())
                    .put("from", time(prompt.from()))
                    .put("until", time(prompt.until()));
        }
        return out;
    }

    private void forecast(ObjectNode out, Forecast forecast) {
        out.put("issuedAt", time(forecast.issuedAt()));
        out.put("step", forecast.step().name().toLowerCase(Locale.ROOT));
        ArrayNode values = out.putArray("values");
        for (Forecast.Value value : forecast.values()) {
            values.addObject()
                    .put("time", time(value.time()))
                    .put("lower", value.lower())
                    .put("upper", value.upper())
                    .put("dust", value.dust());
        }
    }

    private @Nullable String time(@Nullable Instant time) {
        return time == null ? null : TIME.format(time.atZone(zone));
    }
}
