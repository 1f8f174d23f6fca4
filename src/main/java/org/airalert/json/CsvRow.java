package org.airalert.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.airalert.airquality.Concentrations;
import org.airalert.airquality.Pollutant;
import org.jspecify.annotations.Nullable;

/** One row of a CSV file that knows its place, and notes what is wrong in it. */
final class CsvRow {
    private final String source;
    private final String place;
    private final Map<String, String> cells;
    private final List<BadInput.Fault> faults;

    CsvRow(String source, int line, Map<String, String> cells, List<BadInput.Fault> faults) {
        this.source = source;
        this.place = "line " + line;
        this.cells = cells;
        this.faults = faults;
    }

    void fault(String reason) {
        faults.add(new BadInput.Fault(source, place, reason));
    }

    /** The text of a cell; {@code null} when it is empty or there is no such column. */
    @Nullable
    String text(String column) {
        String text = cells.get(column);
        return text == null || text.isBlank() ? null : text;
    }

    @Nullable
    Instant time() {
        String text = text("time");
        if (text == null) {
            fault("time is missing (expected a column time with times like 2026-01-05T08:00:00+08:00)");
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            fault("time '" + text + "' (expected a time with offset, such as 2026-01-05T08:00:00+08:00)");
            return null;
        }
    }

    @Nullable
    Integer wholeNumber(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            fault(column + " '" + text + "' (expected a whole number)");
            return null;
        }
    }

    /** The concentrations of the row, those that cannot be left as they are: whoever checks a feed finds them. */
    Concentrations concentrations() {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            String text = text(pollutant.key());
            if (text != null) {
                try {
                    values.put(pollutant, new BigDecimal(text));
                } catch (NumberFormatException e) {
                    fault(pollutant.key() + " '" + text + "' (expected a number)");
                }
            }
        }
        return new Concentrations(values);
    }
}
