package org.airalert.office;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.airalert.airquality.Forecast;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.airalert.duty.CountyReport;
import org.airalert.json.BadInput;
import org.airalert.json.InputReader;
import org.airalert.json.JsonCursor;
import org.airalert.warning.Plan;
import org.airalert.warning.Prompt;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /api/v1/events}; every fault is told with its RFC 6901 pointer. */
final class EventReader {
    private static final int DEEPEST = 20;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> OBSERVATION = ObservationReader.fields();
    private static final Set<String> DUST = Set.of("type", "area", "from", "until", "dust", "reason");
    private static final Set<String> FORECAST = Set.of("type", "area", "issuedAt", "step", "values");
    /** What a county reports (plan, 4.5). */
    private static final Set<String> REPORT = new LinkedHashSet<>(List.of(
            "type",
            "area",
            "at",
            "start",
            "level",
            "mainPollutant",
            "measures",
            "publication",
            "inspection",
            "corrects"));

    private static final int LONGEST_WORDS = 2_000;
    private static final Set<String> PROMPT = Set.of("type", "area", "level", "from", "until", "number");

    private final AreaTree areas;
    private final InputReader inputs;
    private final DraftReader drafts;
    private final ObservationReader observations;
    private final Map<String, Reading> readings = new TreeMap<>();

    private interface Reading {
        @Nullable
        IntakeEvent read(JsonCursor event, String area);
    }

    EventReader(Plan plan, AreaTree areas) {
        this.areas = areas;
        this.inputs = new InputReader(plan);
        this.drafts = new DraftReader(areas, inputs);
        this.observations = new ObservationReader(inputs);
        readings.put("observation", this::observed);
        readings.put("dust-mark", this::dust);
        readings.put("forecast", this::forecasted);
        readings.put("provincial-prompt", this::prompted);
        readings.put("health-advisory", drafts::advisory);
        readings.put("warning", drafts::warning);
        readings.put("county-report", EventReader::reported);
    }

    /** The {@code type} of an event that can be parsed at all; empty otherwise. */
    static String typeOf(String json) {
        return tree(json).path("type").asText("");
    }

    /** @throws Refusal.Invalid with every fault */
    IntakeEvent read(String json) {
        JsonCursor event = JsonCursor.root("event", "", tree(json));
        IntakeEvent read = event(event);
        if (read == null || !event.faults().isEmpty()) {
            throw invalid(event.faults());
        }
        return read;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new Refusal.Invalid(List.of(new Refusal.Fault("", "not valid JSON" + where)));
        }
    }

    static Refusal.Invalid invalid(List<BadInput.Fault> faults) {
        return new Refusal.Invalid(faults.stream()
                .map(fault -> new Refusal.Fault(fault.place(), fault.reason()))
                .toList());
    }

    private @Nullable IntakeEvent event(JsonCursor event) {
        if (!event.node().isObject()) {
            event.fault("expected an object");
            return null;
        }
        String type = event.at("type").text();
        Reading reading = type == null ? null : readings.get(type);
        if (reading == null) {
            if (type != null) {
                event.at("type").fault("'" + type + "' (expected one of " + String.join(", ", readings.keySet()) + ")");
            }
            return null;
        }
        return reading.read(event, area(event.at("area")));
    }

    /** The area's code; the city's where none is given. */
    private String area(JsonCursor cursor) {
        if (!cursor.isPresent()) {
            return areas.root().code();
        }
        String code = cursor.text();
        if (code != null && areas.find(code).isEmpty()) {
            cursor.fault("'" + code + "' (expected a code of conf/areas.yaml, such as "
                    + areas.all().stream().map(Area::code).limit(3).toList() + ")");
        }
        return code == null ? "" : code;
    }

    private @Nullable IntakeEvent observed(JsonCursor event, String area) {
        return event.isObjectOf(OBSERVATION) ? observations.read(event, area) : null;
    }

    private @Nullable IntakeEvent dust(JsonCursor event, String area) {
        return event.isObjectOf(DUST) ? observations.dust(event, area) : null;
    }

    private @Nullable IntakeEvent forecasted(JsonCursor event, String area) {
        if (!event.isObjectOf(FORECAST)) {
            return null;
        }
        Forecast forecast = inputs.forecastFields(event);
        if (forecast != null && forecast.values().isEmpty()) {
            event.at("values").fault("empty (expected at least one value)");
        }
        return forecast == null ? null : new IntakeEvent.Forecasted(area, forecast);
    }

    private @Nullable IntakeEvent prompted(JsonCursor event, String area) {
        if (!event.isObjectOf(PROMPT)) {
            return null;
        }
        Prompt prompt = inputs.promptFields(event);
        if (prompt != null && !prompt.from().isBefore(prompt.until())) {
            event.at("until").fault("not after from (expected a later time)");
        }
        JsonCursor number = event.at("number");
        String text = number.isPresent() ? number.text() : "";
        return prompt == null ? null : new IntakeEvent.Prompted(area, prompt, text == null ? "" : text);
    }

    private static @Nullable IntakeEvent reported(JsonCursor event, String area) {
        if (!event.isObjectOf(REPORT)) {
            return null;
        }
        Instant at = event.at("at").time();
        Instant start = event.at("start").isPresent() ? event.at("start").time() : null;
        CountyReport.Said said = new CountyReport.Said(
                words(event.at("level")),
                words(event.at("mainPollutant")),
                words(event.at("measures")),
                words(event.at("publication")),
                words(event.at("inspection")),
                event.at("corrects").isPresent() ? event.at("corrects").text() : null);
        return at == null ? null : new IntakeEvent.Reported(area, CountyReport.written(area, at, start, said));
    }

    private static String words(JsonCursor field) {
        String text = field.text();
        if (text != null && text.isBlank()) {
            field.fault("empty (expected text)");
        } else if (text != null && text.length() > LONGEST_WORDS) {
            field.fault(text.length() + " characters (expected at most " + LONGEST_WORDS + ")");
        }
        return text == null ? "" : text.strip();
    }
}
