package org.airalert.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.airquality.CityHours;
import org.airalert.airquality.DustHint;
import org.airalert.airquality.Observation;
import org.airalert.json.HourReader;
import org.jspecify.annotations.Nullable;

/** One day of an area's hours, as kept: by hour end; later values have replaced earlier ones. */
record DayHours(Map<Instant, Hour> hours) {
    static final DayHours EMPTY = new DayHours(Map.of());

    /**
     * One hour.
     *
     * @param suspect whether its concentrations look like a sandstorm
     * @param stations of how many stations it was made; 0 for one that came as the area's own
     */
    record Hour(@Nullable Integer aqi, boolean dust, boolean suspect, int stations) {
        static Hour of(HourReader.Hour read) {
            Observation hour = read.observation();
            return new Hour(hour.aqi(), hour.dust(), read.isDustSuspect(), 0);
        }

        static Hour of(CityHours.Hour made) {
            boolean suspect = DustHint.isLikely(made.values());
            return new Hour(made.observation().aqi(), false, suspect, Math.max(1, made.stations()));
        }

        /** Whether it came as the area's own, with a value: what is made of stations does not replace that. */
        boolean given() {
            return stations == 0 && (aqi != null || dust);
        }
    }

    DayHours with(Map<Instant, Hour> later) {
        Map<Instant, Hour> all = new TreeMap<>(hours);
        later.forEach((time, hour) -> {
            Hour known = all.get(time);
            if (hour.stations() == 0 || known == null || !known.given()) {
                all.put(time, hour);
            }
        });
        return new DayHours(all);
    }

    /** Hours of several days that end in a stretch of time, by what people said of dust. */
    static List<Observation> observations(List<DayHours> days, DustMarks marks, Instant from, Instant to) {
        Map<Instant, Observation> found = new TreeMap<>();
        for (DayHours day : days) {
            day.hours.forEach((time, hour) -> {
                if (time.isAfter(from) && !time.isAfter(to)) {
                    found.put(
                            time,
                            new Observation(time, hour.aqi(), marks.of(time).orElse(hour.dust())));
                }
            });
        }
        for (DustMarks.Mark mark : marks.since(from)) {
            // An hour of dust is missing whether it was observed or not: no forecast may fill it.
            for (Instant time : mark.hours()) {
                if (time.isAfter(from) && !time.isAfter(to) && marks.of(time).orElse(false)) {
                    found.computeIfAbsent(time, missing -> new Observation(missing, null, true));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Hours that look like a sandstorm and that nobody, neither the data nor a person, has judged. */
    static List<Instant> suspects(List<DayHours> days, DustMarks marks, Instant from, Instant to) {
        List<Instant> suspects = new ArrayList<>();
        for (DayHours day : days) {
            new TreeMap<>(day.hours).forEach((time, hour) -> {
                boolean within = time.isAfter(from) && !time.isAfter(to);
                if (within && hour.suspect() && !hour.dust() && marks.of(time).isEmpty()) {
                    suspects.add(time);
                }
            });
        }
        return suspects;
    }
}
