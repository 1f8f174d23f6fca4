package org.airalert.app.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.json.AirCsv;
import org.airalert.warning.Replay;

/**
 * The bundled episode as the events by which it comes in: real hours, and every six hours a forecast that knows the next 96 (warning rules, 6).
 */
final class Episode {
    static final Duration HORIZON = Duration.ofHours(96);

    private static final String NAME = "pingdingshan-2018-12-25_2019-01-20.csv";
    private static final LocalDate LAST_DAY = LocalDate.of(2019, 1, 20);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FIRST_STEP_AFTER = Duration.ofDays(1);
    private static final int FORECAST_EVERY_HOURS = 6;

    private final AirCsv.Series series;
    private final ZoneId zone;
    private final Replay.Forecaster forecaster;
    private final Map<Instant, Observation> byTime = new HashMap<>();

    private Episode(AirCsv.Series series, ZoneId zone) {
        this.series = series;
        this.zone = zone;
        this.forecaster = Replay.perfect(series.hours(), HORIZON);
        series.hours().forEach(hour -> byTime.put(hour.time(), hour));
    }

    /**
     * Reads the bundled series; blocking.
     *
     * @param scratch folder into which it is copied first
     */
    static Episode bundled(Path scratch, ZoneId zone) {
        return new Episode(AirCsv.read(List.of(resource(NAME, scratch)), zone), zone);
    }

    /** A file of the demo's data, copied into a folder. */
    static Path resource(String name, Path folder) {
        Path copy = folder.resolve(name);
        try (InputStream in = Episode.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("demo/" + name + " is missing from this program");
            }
            Files.copy(in, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    String area() {
        return series.area();
    }

    List<Observation> hours() {
        return series.hours();
    }

    /** The first step: a day after the series starts. */
    Instant first() {
        return series.hours().get(0).time().plus(FIRST_STEP_AFTER);
    }

    /** The last step: 24:00 of the last day. Later hours only serve its forecasts. */
    Instant last() {
        return LAST_DAY.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** What is observed by the hour that ends at {@code hour}; at the first step also all before it. Empty where nothing is known. */
    Optional<JsonObject> observation(Instant hour) {
        Instant from = hour.equals(first()) ? Instant.MIN : hour.minus(HOUR);
        JsonArray values = new JsonArray();
        series.hours().stream()
                .filter(one -> one.time().isAfter(from) && !one.time().isAfter(hour))
                .forEach(one -> values.add(
                        new JsonObject().put("time", text(one.time())).put("aqi", one.aqi())));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(event("observation").put("values", values));
    }

    /** The forecast that is issued at {@code hour}; empty where none is due. */
    Optional<JsonObject> forecast(Instant hour) {
        if (Duration.between(first(), hour).toHours() % FORECAST_EVERY_HOURS != 0) {
            return Optional.empty();
        }
        Forecast issue = forecaster.issue(hour);
        JsonArray values = new JsonArray();
        issue.values()
                .forEach(value -> values.add(new JsonObject()
                        .put("time", text(value.time()))
                        .put("lower", value.lower())
                        .put("upper", value.upper())));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(event("forecast")
                        .put("issuedAt", text(hour))
                        .put("step", "hourly")
                        .put("values", values));
    }

    /** The AQI of the hour; empty where none was published. */
    Optional<Integer> aqi(Instant hour) {
        return Optional.ofNullable(byTime.get(hour)).map(Observation::aqi);
    }

    private JsonObject event(String type) {
        return new JsonObject().put("type", type).put("area", series.area());
    }

    private String text(Instant time) {
        return OffsetDateTime.ofInstant(time, zone).toString();
    }
}
