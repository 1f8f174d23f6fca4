package org.airalert.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.airalert.airquality.Pollutant;
import org.airalert.airquality.StationHour;
import org.airalert.json.HourReader;
import org.airalert.json.InputReader;
import org.airalert.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was monitored: hours of the area, hours of its stations (an element with {@code station}), and a person's word about dust. A single hour may
 * stand beside the type instead of in {@code values}.
 */
final class ObservationReader {
    private static final String STATION = "station";
    private static final int LONGEST_REASON = 500;

    private final InputReader inputs;

    ObservationReader(InputReader inputs) {
        this.inputs = inputs;
    }

    /** What an observation event may carry at its top. */
    static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(List.of("type", "area", "values", STATION));
        fields.addAll(HourReader.fields());
        return fields;
    }

    IntakeEvent read(JsonCursor event, String area) {
        List<HourReader.Hour> hours = new ArrayList<>();
        List<StationHour> stations = new ArrayList<>();
        List<JsonCursor> values = event.at("values").elements();
        if (!event.at("values").isPresent()) {
            one(event, hours, stations);
        } else if (values.isEmpty()) {
            event.at("values").fault("empty (expected at least one hour)");
        }
        for (JsonCursor value : values) {
            if (!value.node().has(STATION)) {
                add(hours, inputs.hour(value));
            } else if (value.isObjectOf(HourReader.stationFields())) {
                add(stations, HourReader.station(value));
            }
        }
        return new IntakeEvent.Observed(area, hours, stations);
    }

    /** The short form with one hour: time and values stand beside the type. */
    private void one(JsonCursor event, List<HourReader.Hour> hours, List<StationHour> stations) {
        JsonNode node = event.node();
        if (node.has(STATION)) {
            add(stations, HourReader.station(event));
            return;
        }
        boolean measured = node.has("aqi");
        for (Pollutant pollutant : Pollutant.values()) {
            measured |= node.has(pollutant.key());
        }
        if (!measured && !event.at("dust").flag()) {
            event.at("aqi").fault("missing (expected the hourly AQI or concentrations, or null where there is none)");
        }
        add(hours, inputs.hourFields(event));
    }

    @Nullable
    IntakeEvent dust(JsonCursor event, String area) {
        Instant from = event.at("from").time();
        Instant until = event.at("until").time();
        boolean dust = !event.at("dust").isPresent() || event.at("dust").flag();
        String reason = event.at("reason").text();
        if (reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            event.at("reason").fault("expected why, in 1 to " + LONGEST_REASON + " characters");
        }
        if (from == null || until == null || reason == null) {
            return null;
        }
        if (!from.isBefore(until)) {
            event.at("until").fault("not after from (expected a later time)");
        }
        return new IntakeEvent.DustMarked(area, from, until, dust, reason.strip());
    }

    private static <T> void add(List<T> list, @Nullable T element) {
        if (element != null) {
            list.add(element);
        }
    }
}
