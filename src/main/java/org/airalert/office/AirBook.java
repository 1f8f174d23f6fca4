package org.airalert.office;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.airquality.Finding;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.store.Ledger;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Prompt;

/**
 * What is known of each area's air, as documents of the ledger: one for each day of observed hours, one for each forecast, one for each
 * prompt. Read afresh for every assessment, so that every node sees what any node took in.
 */
final class AirBook {
    /** Observed hours older than this matter to no rule (warning rules, 6: the last 240 h), with a day to spare for the document's edge. */
    private static final Duration HISTORY = Duration.ofHours(240);
    /** A forecast older than this is neither the first picture nor the second (rules, 5: confirmWithin 36 h, 6 h of one issue). */
    private static final Duration FORECASTS = Duration.ofHours(48);

    private static final String HOURS = "hours";
    private static final String DUST = "dust";
    private static final int PAGE = 400;

    private final Ledger ledger;
    private final ZoneId zone;
    private final StationBook stations;

    AirBook(Ledger ledger, ZoneId zone, StationBook stations) {
        this.ledger = ledger;
        this.zone = zone;
        this.stations = stations;
    }

    /** What is known at a moment. */
    record Air(List<Observation> observed, List<Forecast> forecasts, List<Prompt> prompts, Quality quality) {
        AssessmentInput.Air forAssessment() {
            return new AssessmentInput.Air(observed, forecasts);
        }

        /** The same with other hours. */
        Air with(List<Observation> hours) {
            return new Air(hours, forecasts, prompts, quality);
        }
    }

    /** The changes that put these hours into the book; each day's document must still be as it was read. */
    Future<List<Ledger.Write>> observed(String area, Map<Instant, DayHours.Hour> hours) {
        Map<LocalDate, Map<Instant, DayHours.Hour>> byDay = new TreeMap<>();
        hours.forEach((time, hour) -> {
            // An hour is filed under the day in which it lies; its time is its end.
            LocalDate day = LocalDate.ofInstant(time.minusNanos(1), zone);
            byDay.computeIfAbsent(day, none -> new TreeMap<>()).put(time, hour);
        });
        List<Future<Optional<Ledger.Write>>> writes = new ArrayList<>();
        byDay.forEach((day, values) -> writes.add(merged(area, day, values)));
        return Future.join(writes)
                .map(done -> done.<Optional<Ledger.Write>>list().stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Empty when the day's document says all of it already. */
    private Future<Optional<Ledger.Write>> merged(String area, LocalDate day, Map<Instant, DayHours.Hour> values) {
        String id = area + "/" + day;
        return ledger.get(HOURS, id).map(found -> {
            DayHours was = found.map(document -> Json.read(document.body(), DayHours.class))
                    .orElse(DayHours.EMPTY);
            DayHours next = was.with(values);
            long version = found.map(Ledger.Document::version).orElse(0L);
            return next.equals(was)
                    ? Optional.empty()
                    : Optional.of(new Ledger.Write(HOURS, id, version, area, Json.write(next)));
        });
    }

    /** The change that puts down a person's word about dust. */
    Future<Ledger.Write> marked(String area, DustMarks.Mark mark) {
        return ledger.get(DUST, area).map(found -> {
            DustMarks was = found.map(AirBook::marks).orElse(DustMarks.NONE);
            long version = found.map(Ledger.Document::version).orElse(0L);
            return new Ledger.Write(DUST, area, version, "", Json.write(was.with(mark)));
        });
    }

    private static DustMarks marks(Ledger.Document document) {
        return Json.read(document.body(), DustMarks.class);
    }

    private Future<DustMarks> marks(String area) {
        return ledger.get(DUST, area).map(found -> found.map(AirBook::marks).orElse(DustMarks.NONE));
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
        Instant from = now.minus(HISTORY);
        Future<List<DayHours>> days = days(area, from);
        Future<List<Forecast>> forecasts =
                documents("forecast", area, area + "/" + now.minus(FORECASTS)).map(found -> all(found, Forecast.class));
        Future<List<Prompt>> prompts =
                documents("prompt", area, area + "/" + now).map(found -> all(found, Prompt.class));
        Future<DustMarks> marks = marks(area);
        Future<List<Finding>> findings = stations.findings(area, from);
        return Future.join(days, forecasts, prompts, marks, findings).map(done -> {
            List<DayHours> known = done.resultAt(0);
            DustMarks said = done.resultAt(3);
            Quality quality =
                    new Quality(done.resultAt(4), DayHours.suspects(known, said, from, now), said.since(from));
            return new Air(DayHours.observations(known, said, from, now), done.resultAt(1), done.resultAt(2), quality);
        });
    }

    private Future<List<DayHours>> days(String area, Instant from) {
        LocalDate before = LocalDate.ofInstant(from, zone).minusDays(1);
        return documents(HOURS, area, area + "/" + before).map(found -> all(found, DayHours.class));
    }

    /** Observed hours that end after {@code from} and not after {@code to}, oldest first. */
    Future<List<Observation>> hours(String area, Instant from, Instant to) {
        return days(area, from).compose(days -> marks(area).map(marks -> DayHours.observations(days, marks, from, to)));
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
