package org.airalert.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.airalert.airquality.Concentrations;
import org.airalert.airquality.DustHint;
import org.airalert.airquality.IndexEditions;
import org.airalert.airquality.Observation;
import org.airalert.airquality.Pollutant;
import org.airalert.airquality.StationHour;
import org.jspecify.annotations.Nullable;

/**
 * Reads one observed hour: {@code {time, aqi, dust}}, or the concentrations {@code pm25, pm10, so2, no2, co, o3} in the place of the index,
 * which is then computed by the edition of HJ 633 that the hour's date asks for.
 */
public final class HourReader {
    private static final int LONGEST_NAME = 100;
    private static final double LARGEST_NUMBER = 1e6;

    private final ZoneId zone;

    /** The names that an observed hour may carry. */
    public static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(List.of("time", "aqi", "dust"));
        Arrays.stream(Pollutant.values()).map(Pollutant::key).forEach(fields::add);
        return fields;
    }

    /** The names that a station's hour may carry; its index, if it has one, is not used: a city's is made of concentrations. */
    public static Set<String> stationFields() {
        Set<String> fields = new LinkedHashSet<>(List.of("station", "time", "aqi"));
        Arrays.stream(Pollutant.values()).map(Pollutant::key).forEach(fields::add);
        return fields;
    }

    /**
     * An hour as read.
     *
     * @param observation as the rules take it
     * @param values the concentrations beside or instead of the index; may be empty
     */
    public record Hour(Observation observation, Concentrations values) {
        /** Whether it looks like a sandstorm that nobody marked (plan 1.3). */
        public boolean isDustSuspect() {
            return !observation.dust() && DustHint.isLikely(values);
        }
    }

    /** A reader that tells the data's date in {@code zone}. */
    public HourReader(ZoneId zone) {
        this.zone = zone;
    }

    /** The hour at the cursor; {@code null} when it has faults, which are then noted. */
    public @Nullable Hour read(JsonCursor cursor) {
        Instant time = cursor.at("time").time();
        Integer given = cursor.at("aqi").index();
        boolean dust = cursor.at("dust").flag();
        Concentrations values = concentrations(cursor);
        if (time == null) {
            return null;
        }
        Integer aqi = given == null ? computed(time, values) : given;
        Observation observation = InputReader.checked(cursor, () -> new Observation(time, aqi, dust));
        return observation == null ? null : new Hour(observation, values);
    }

    /**
     * One station's hour at the cursor, with values as they are, also impossible ones: the station check tells of them. {@code null} when it
     * has faults, which are then noted.
     */
    public static @Nullable StationHour station(JsonCursor cursor) {
        String name = cursor.at("station").text();
        Instant time = cursor.at("time").time();
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            JsonCursor place = cursor.at(pollutant.key());
            Double number = place.number();
            if (number != null && Math.abs(number) > LARGEST_NUMBER) {
                place.fault(place.node() + " (expected a concentration)");
            } else if (number != null) {
                values.put(pollutant, place.node().decimalValue());
            }
        }
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            cursor.at("station").fault("expected a name or code of 1 to " + LONGEST_NAME + " characters");
        }
        return name == null || time == null
                ? null
                : InputReader.checked(cursor, () -> new StationHour(name, time, new Concentrations(values)));
    }

    private @Nullable Integer computed(Instant time, Concentrations values) {
        if (values.isEmpty()) {
            return null;
        }
        OptionalInt aqi = IndexEditions.standard().at(time, zone).hourly(values).aqi();
        return aqi.isPresent() ? aqi.getAsInt() : null;
    }

    private static Concentrations concentrations(JsonCursor cursor) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            JsonCursor place = cursor.at(pollutant.key());
            Double number = place.number();
            if (number == null) {
                continue;
            }
            if (number < 0 || number > pollutant.impossibleAbove()) {
                place.fault(place.node() + " (expected 0 to " + pollutant.impossibleAbove() + ")");
            } else {
                values.put(pollutant, place.node().decimalValue());
            }
        }
        return new Concentrations(values);
    }
}
