package org.airalert.office;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.store.Ledger;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each area's air, as documents of the ledger: one for each day of observed hours, one for each forecast, one for each
 * prompt. Read afresh for every assessment, so that every node sees what any node took in.
 */
final class AirBook {
    /** Observed hours older than this matter to no rule (warning rules, 6: the last 240 h), with a day to spare for the document's edge. */
    private static final Duration HISTORY = Duration.ofHours(240);
    /** A forecast older than this is neither the first picture nor the second (rules, 5: confirmWithin 36 h, 6 h of one issue). */
    private static final Duration FORECASTS = Duration.ofHours(48);

    private static final int PAGE = 400;

    private final Ledger ledger;
    private final ZoneId zone;

    AirBook(Ledger ledger, ZoneId zone) {
        this.ledger = ledger;
        this.zone = zone;
    }

    /** One day of hours, as kept: by hour end; later values have replaced earlier ones. */
    record Day(Map<Instant, Hour> hours) {}

    record Hour(@Nullable Integer aqi, boolean dust) {}

    /** What is known at a moment. */
    record Air(List<Observation> observed, List<Forecast> forecasts, List<Prompt> prompts) {
        AssessmentInput.Air forAssessment() {
            return new AssessmentInput.Air(observed, forecasts);
        }
    }

    /** The changes that put these hours into the book; each day's document must still be as it was read. */
    Future<List<Ledger.Write>> observed(String area, Collection<Observation> hours) {
        Map<LocalDate, List<Observation>> byDay = new TreeMap<>();
        for (Observation hour : hours) {
            // An hour is filed under the day in which it lies; its time is its end.
            LocalDate day = LocalDate.ofInstant(hour.time().minusNanos(1), zone);
            byDay.computeIfAbsent(day, none -> new ArrayList<>()).add(hour);
        }
        List<Future<Ledger.Write>> writes = new ArrayList<>();
        byDay.forEach((day, values) -> writes.add(merged(area, day, values)));
        return Future.join(writes).map(done -> done.list());
    }

    private Future<Ledger.Write> merged(String area, LocalDate day, List<Observation> values) {
        String id = area + "/" + day;
        return ledger.get("hours", id).map(found -> {
            Map<Instant, Hour> hours = new TreeMap<>(
                    found.map(document -> Json.read(document.body(), Day.class).hours())
                            .orElse(Map.of()));
            values.forEach(value -> hours.put(value.time(), new Hour(value.aqi(), value.dust())));
            long version = found.map(Ledger.Document::version).orElse(0L);
            return new Ledger.Write("hours", id, version, area, Json.write(new Day(hours)));
        });
    }

    Ledger.Write forecast(String area, Forecast forecast, String eventId) {
        String id = area + "/" + forecast.issuedAt() + "/" + eventId;
        return new Ledger.Write("forecast", id, 0, area, Json.write(forecast));
    }

    Ledger.Write prompt(String area, Prompt prompt, String eventId) {
        return new Ledger.Write("prompt", area + "/" + prompt.until() + "/" + eventId, 0, area, Json.write(prompt));
    }

    /** Everything that an assessment of the area at {@code now} may depend on. */
    Future<Air> read(String area, Instant now) {
        Future<List<Observation>> observed = hours(area, now.minus(HISTORY), now);
        Future<List<Forecast>> forecasts =
                documents("forecast", area, area + "/" + now.minus(FORECASTS)).map(found -> all(found, Forecast.class));
        Future<List<Prompt>> prompts =
                documents("prompt", area, area + "/" + now).map(found -> all(found, Prompt.class));
        return Future.join(observed, forecasts, prompts)
                .map(done -> new Air(done.resultAt(0), done.resultAt(1), done.resultAt(2)));
    }

    /** Observed hours that end after {@code from} and not after {@code to}, oldest first. */
    Future<List<Observation>> hours(String area, Instant from, Instant to) {
        LocalDate before = LocalDate.ofInstant(from, zone).minusDays(1);
        return documents("hours", area, area + "/" + before).map(found -> {
            List<Observation> hours = new ArrayList<>();
            for (Ledger.Document document : found) {
                Json.read(document.body(), Day.class).hours().forEach((time, hour) -> {
                    if (time.isAfter(from) && !time.isAfter(to)) {
                        hours.add(new Observation(time, hour.aqi(), hour.dust()));
                    }
                });
            }
            return hours;
        });
    }

    Future<Optional<Instant>> newestHour(String area, Instant now) {
        return hours(area, now.minus(HISTORY), now)
                .map(hours -> hours.isEmpty()
                        ? Optional.empty()
                        : Optional.of(hours.get(hours.size() - 1).time()));
    }

    private Future<List<Ledger.Document>> documents(String kind, String area, String after) {
        return ledger.list(new Ledger.Query(kind, area, after, PAGE, false));
    }

    private static <T> List<T> all(List<Ledger.Document> documents, Class<T> type) {
        return documents.stream()
                .map(document -> Json.read(document.body(), type))
                .toList();
    }
}
