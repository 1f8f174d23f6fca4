package org.airalert.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.airalert.airquality.Concentrations;
import org.airalert.airquality.Pollutant;
import org.jspecify.annotations.Nullable;

/** One row of a CSV file that knows its place, and notes what is wrong in it. */
final class CsvRow {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader();

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

    /**
     * Hands each row below the header line to {@code each}.
     *
     * @return what rows noted, and where the text is not CSV
     * @throws IOException when {@code in} cannot be read
     */
    static List<BadInput.Fault> read(String source, Reader in, Consumer<CsvRow> each) throws IOException {
        List<BadInput.Fault> faults = new ArrayList<>();
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class).with(HEADER).readValues(in)) {
            while (rows.hasNextValue()) {
                // Before the row is read: afterwards the place is already in the next line.
                int line = rows.getCurrentLocation().getLineNr();
                Map<String, String> cells = rows.nextValue();
                each.accept(new CsvRow(source, line, cells, faults));
            }
        } catch (JacksonException e) {
            String place =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            faults.add(new BadInput.Fault(source, place, e.getOriginalMessage()));
        }
        return faults;
    }

    /** The same over a text. */
    static List<BadInput.Fault> read(String source, String text, Consumer<CsvRow> each) {
        try {
            return read(source, new StringReader(text), each);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
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
    Instant time(String column) {
        String text = text(column);
        if (text == null) {
            fault(column + " is missing (expected a column " + column + " with times like 2026-01-05T08:00:00+08:00)");
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            fault(column + " '" + text + "' (expected a time with offset, such as 2026-01-05T08:00:00+08:00)");
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
