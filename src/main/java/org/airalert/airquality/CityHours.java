package org.airalert.airquality;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A city's hours made of its stations': the mean of the concentrations, and the index of that mean by the edition of the data's date.
 *
 * @param hours in order of time
 * @param findings what was left out, and why
 */
public record CityHours(List<Hour> hours, List<Finding> findings) {
    public CityHours {
        hours = List.copyOf(hours);
        findings = List.copyOf(findings);
    }

    /**
     * One hour of the city.
     *
     * @param time the END of the hour
     * @param values mean concentrations
     * @param index the index of the means
     * @param stations how many stations gave a value
     */
    public record Hour(Instant time, Concentrations values, AirIndex index, int stations) {
        /** As the warning rules take it; an index that is not available is a missing value. */
        public Observation observation() {
            OptionalInt aqi = index.aqi();
            return new Observation(time, aqi.isPresent() ? aqi.getAsInt() : null, false);
        }
    }

    /** Checks the feed and makes the city's hours of what is left. */
    public static CityHours of(List<StationHour> feed, IndexEditions editions, ZoneId zone) {
        StationCheck.Result checked = StationCheck.of(feed);
        Map<Instant, List<Concentrations>> byHour = new TreeMap<>();
        for (StationHour row : checked.usable()) {
            List<Concentrations> values = byHour.computeIfAbsent(row.time(), time -> new ArrayList<>());
            if (!row.values().isEmpty()) {
                values.add(row.values());
            }
        }
        List<Hour> hours = new ArrayList<>();
        byHour.forEach((time, values) -> {
            Concentrations mean = Concentrations.mean(values);
            hours.add(new Hour(time, mean, editions.at(time, zone).hourly(mean), values.size()));
        });
        return new CityHours(hours, checked.findings());
    }
}
