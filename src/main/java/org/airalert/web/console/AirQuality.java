package org.airalert.web.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.airalert.web.Language;
import org.airalert.web.Moments;

/**
 * How good the observations behind the newest assessment are, in lines for the operator; read by the template.
 *
 * @param faults what the station check found
 * @param suspects stretches that look like a sandstorm, in words; empty when there are none
 * @param marked stretches that a person marked as dust, with who did
 * @param from begin of the stretch that the form starts with, in the plan's zone
 * @param until its end
 */
public record AirQuality(List<String> faults, String suspects, List<String> marked, String from, String until) {
    static final AirQuality UNKNOWN = new AirQuality(List.of(), "", List.of(), "", "");
    private static final Duration HOUR = Duration.ofHours(1);

    public AirQuality {
        faults = List.copyOf(faults);
        marked = List.copyOf(marked);
    }

    private record Stretch(Instant from, Instant until) {}

    static AirQuality of(JsonObject assessment, Language language, Moments moments, ZoneId zone) {
        List<String> faults = new ArrayList<>();
        for (Object each : assessment.getJsonArray("stationFindings", new JsonArray())) {
            faults.add(((JsonObject) each).getString(language.word(), ""));
        }
        List<Stretch> suspects = stretches(assessment.getJsonArray("dustSuspects", new JsonArray()));
        List<String> words = suspects.stream()
                .map(one -> moments.brief(one.from()) + " – " + moments.brief(one.until()))
                .toList();
        List<String> marked = new ArrayList<>();
        for (Object each : assessment.getJsonArray("dustMarks", new JsonArray())) {
            JsonObject mark = (JsonObject) each;
            if (mark.getBoolean("dust", false)) {
                marked.add(moments.brief(time(mark.getString("from"))) + " – "
                        + moments.brief(time(mark.getString("until"))) + " (" + mark.getString("by") + ": "
                        + mark.getString("reason") + ")");
            }
        }
        Instant now = time(assessment.getString("now")).truncatedTo(ChronoUnit.HOURS);
        Stretch first = suspects.isEmpty() ? new Stretch(now.minus(HOUR), now) : suspects.get(suspects.size() - 1);
        return new AirQuality(
                faults, String.join("; ", words), marked, local(first.from(), zone), local(first.until(), zone));
    }

    /** Successive hours, each named by its end, as stretches. */
    private static List<Stretch> stretches(JsonArray hourEnds) {
        List<Stretch> stretches = new ArrayList<>();
        for (Object each : hourEnds) {
            Instant end = time(String.valueOf(each));
            Instant begin = end.minus(HOUR);
            int last = stretches.size() - 1;
            if (last >= 0 && stretches.get(last).until().equals(begin)) {
                stretches.set(last, new Stretch(stretches.get(last).from(), end));
            } else {
                stretches.add(new Stretch(begin, end));
            }
        }
        return stretches;
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** As a form's field of type {@code datetime-local} takes it. */
    private static String local(Instant time, ZoneId zone) {
        return LocalDateTime.ofInstant(time, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
