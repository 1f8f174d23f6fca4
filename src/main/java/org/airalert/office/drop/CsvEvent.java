package org.airalert.office.drop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.StationHour;
import org.airalert.json.AirCsv;
import org.airalert.json.BadInput;
import org.airalert.json.ForecastCsv;
import org.airalert.json.HourReader;

/** Makes of a CSV file the event that would be posted to {@code /api/v1/events} for it (interfaces, "HTTP API"). */
public final class CsvEvent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvEvent() {}

    /**
     * @param name of the file, for faults
     * @param zone in which the data's date is told
     * @throws BadInput naming every fault by its line
     */
    static String of(String name, ByteBuffer content, ZoneId zone) {
        return of(name, text(name, content), zone);
    }

    /**
     * The same of a text.
     *
     * @throws BadInput naming every fault by its line
     */
    public static String of(String name, String text, ZoneId zone) {
        if (ForecastCsv.isForecast(text)) {
            return forecast(ForecastCsv.read(name, text)).toString();
        }
        AirCsv.Rows rows = AirCsv.rows(name, text, zone);
        ObjectNode event = event("observation", rows.area());
        ArrayNode values = event.putArray("values");
        rows.hours().forEach(hour -> values.add(hour(hour)));
        rows.stations().forEach(row -> values.add(station(row)));
        return event.toString();
    }

    private static String text(String name, ByteBuffer content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.duplicate())
                    .toString();
            // Spreadsheet programs write one.
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInput(List.of(new BadInput.Fault(name, "", "not UTF-8")));
        }
    }

    private static ObjectNode event(String type, String area) {
        ObjectNode event = JSON.objectNode().put("type", type);
        return area.isEmpty() ? event : event.put("area", area);
    }

    /** With the concentrations that can be: they tell smog from dust, and a wrong one must not cost the index beside it. */
    private static ObjectNode hour(HourReader.Hour hour) {
        ObjectNode node = JSON.objectNode()
                .put("time", hour.observation().time().toString())
                .put("aqi", hour.observation().aqi());
        hour.values().values().forEach((pollutant, value) -> {
            boolean possible =
                    value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(pollutant.impossibleAbove())) <= 0;
            if (possible && hour.observation().aqi() != null) {
                node.put(pollutant.key(), value);
            }
        });
        return node;
    }

    /** As it is: the station check tells of what cannot be. */
    private static ObjectNode station(StationHour row) {
        ObjectNode node = JSON.objectNode()
                .put("station", row.station())
                .put("time", row.time().toString());
        row.values().values().forEach((pollutant, value) -> node.put(pollutant.key(), value));
        return node;
    }

    private static ObjectNode forecast(ForecastCsv.Issue issue) {
        ObjectNode event = event("forecast", issue.area())
                .put("issuedAt", issue.forecast().issuedAt().toString())
                .put("step", "hourly");
        ArrayNode values = event.putArray("values");
        for (Forecast.Value value : issue.forecast().values()) {
            values.add(JSON.objectNode()
                    .put("time", value.time().toString())
                    .put("lower", value.lower())
                    .put("upper", value.upper()));
        }
        return event;
    }
}
