package org.airalert.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.airalert.airquality.Forecast;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.airalert.warning.Prompt;
import org.airalert.warning.WarningInForce;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code input} of a warning case: {@code {now, area, observed, forecasts, inForce, prompts}}. What is absent counts as empty;
 * a field that nobody knows is a fault.
 */
public final class InputReader {
    private static final Set<String> INPUT = fields("now", "area", "observed", "forecasts", "inForce", "prompts");
    private static final Set<String> OBSERVATION = HourReader.fields();
    private static final Set<String> FORECAST = fields("issuedAt", "step", "values");
    private static final Set<String> VALUE = fields("time", "lower", "upper", "dust");
    private static final Set<String> IN_FORCE = fields("level", "start", "expectedEnd");
    private static final Set<String> PROMPT = fields("level", "from", "until");

    private final Plan plan;
    private final HourReader hours;

    public InputReader(Plan plan) {
        this.plan = plan;
        this.hours = new HourReader(plan.zone());
    }

    /**
     * An input as read.
     *
     * @param dustSuspects observed hours that look like a sandstorm and are not marked as dust; only a person marks them
     */
    public record Read(AssessmentInput input, List<Instant> dustSuspects) {
        public Read {
            dustSuspects = List.copyOf(dustSuspects);
        }
    }

    private static Set<String> fields(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    /**
     * Reads one input.
     *
     * @param source the file's name, for faults
     * @param pointer where the input stands in it
     * @throws BadInput naming every fault
     */
    public Read read(String source, String pointer, JsonNode node) {
        JsonCursor input = JsonCursor.root(source, pointer, node);
        Read read = input.isObjectOf(INPUT) ? input(input) : null;
        if (read == null || !input.faults().isEmpty()) {
            throw new BadInput(input.faults());
        }
        return read;
    }

    private @Nullable Read input(JsonCursor input) {
        Instant now = input.at("now").time();
        JsonCursor area = input.at("area");
        String code = area.isPresent() ? area.text() : "";
        List<HourReader.Hour> observed = new ArrayList<>();
        input.at("observed").elements().forEach(each -> addTo(observed, hour(each)));
        List<Forecast> forecasts = new ArrayList<>();
        input.at("forecasts").elements().forEach(each -> addTo(forecasts, forecast(each)));
        JsonCursor inForce = input.at("inForce");
        WarningInForce warning = inForce.isPresent() ? inForce(inForce) : null;
        List<Prompt> prompts = new ArrayList<>();
        input.at("prompts").elements().forEach(each -> addTo(prompts, prompt(each)));
        if (now == null || code == null) {
            return null;
        }
        AssessmentInput.Air air = new AssessmentInput.Air(
                observed.stream().map(HourReader.Hour::observation).toList(), forecasts);
        return new Read(new AssessmentInput(now, code, air, warning, prompts), dustSuspects(observed));
    }

    private static List<Instant> dustSuspects(List<HourReader.Hour> observed) {
        return observed.stream()
                .filter(HourReader.Hour::isDustSuspect)
                .map(hour -> hour.observation().time())
                .toList();
    }

    private static <T> void addTo(List<T> list, @Nullable T element) {
        if (element != null) {
            list.add(element);
        }
    }

    /** One observed hour: {@code {time, aqi, dust}}, or concentrations in the place of the index. */
    public HourReader.@Nullable Hour hour(JsonCursor cursor) {
        return cursor.isObjectOf(OBSERVATION) ? hours.read(cursor) : null;
    }

    /** The same out of an object that may have further fields. */
    public HourReader.@Nullable Hour hourFields(JsonCursor cursor) {
        return hours.read(cursor);
    }

    /** One forecast: {@code {issuedAt, step, values}}. */
    public @Nullable Forecast forecast(JsonCursor cursor) {
        return cursor.isObjectOf(FORECAST) ? forecastFields(cursor) : null;
    }

    /** The same out of an object that may have further fields. */
    public @Nullable Forecast forecastFields(JsonCursor cursor) {
        Instant issuedAt = cursor.at("issuedAt").time();
        Forecast.Step step = step(cursor.at("step"));
        List<Forecast.Value> values = new ArrayList<>();
        for (JsonCursor each : cursor.at("values").elements()) {
            addTo(values, value(each, step));
        }
        return issuedAt == null || step == null ? null : new Forecast(issuedAt, step, values);
    }

    private static Forecast.@Nullable Step step(JsonCursor cursor) {
        String word = cursor.text();
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "hourly" -> Forecast.Step.HOURLY;
            case "daily" -> Forecast.Step.DAILY;
            default -> {
                cursor.fault("'" + word + "' (expected hourly or daily)");
                yield null;
            }
        };
    }

    private Forecast.@Nullable Value value(JsonCursor cursor, Forecast.@Nullable Step step) {
        if (!cursor.isObjectOf(VALUE)) {
            return null;
        }
        Instant time = cursor.at("time").time();
        Integer lower = cursor.at("lower").index();
        Integer upper = cursor.at("upper").index();
        boolean dust = cursor.at("dust").flag();
        if (cursor.at("upper").node().isMissingNode() && !dust) {
            cursor.at("upper").fault("missing (expected the upper bound, or null where there is none)");
        }
        if (time == null) {
            return null;
        }
        if (step == Forecast.Step.DAILY && !isMidnight(time)) {
            cursor.at("time")
                    .fault(time.atZone(plan.zone()).toOffsetDateTime() + " (expected the day's 24:00 in " + plan.zone()
                            + ")");
        }
        return checked(cursor, () -> new Forecast.Value(time, lower, upper, dust));
    }

    private boolean isMidnight(Instant time) {
        return time.atZone(plan.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private @Nullable WarningInForce inForce(JsonCursor cursor) {
        if (!cursor.isObjectOf(IN_FORCE)) {
            return null;
        }
        Level level = level(cursor.at("level"));
        Instant start = cursor.at("start").time();
        JsonCursor end = cursor.at("expectedEnd");
        Instant expectedEnd = end.isPresent() ? end.time() : null;
        return level == null || start == null ? null : new WarningInForce(level, start, expectedEnd);
    }

    /** One provincial prompt: {@code {level, from, until}}. */
    public @Nullable Prompt prompt(JsonCursor cursor) {
        return cursor.isObjectOf(PROMPT) ? promptFields(cursor) : null;
    }

    /** The same out of an object that may have further fields. */
    public @Nullable Prompt promptFields(JsonCursor cursor) {
        Level level = level(cursor.at("level"));
        Instant from = cursor.at("from").time();
        Instant until = cursor.at("until").time();
        return level == null || from == null || until == null ? null : new Prompt(level, from, until);
    }

    /** A level by its word, one of the plan's. */
    public @Nullable Level level(JsonCursor cursor) {
        String word = cursor.text();
        if (word == null) {
            return null;
        }
        for (Plan.Grade grade : plan.grades()) {
            if (grade.level().word().equals(word)) {
                return grade.level();
            }
        }
        List<String> words =
                plan.grades().stream().map(grade -> grade.level().word()).toList();
        cursor.fault("'" + word + "' (expected one of the plan's levels: " + String.join(", ", words) + ")");
        return null;
    }

    /** Turns the refusal of a domain record into a fault at its place. */
    public static <T> @Nullable T checked(JsonCursor cursor, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            cursor.fault(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
