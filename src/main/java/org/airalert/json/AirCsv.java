package org.airalert.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.airquality.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Reads hourly series of one area from CSV files with the header {@code time,city,code,aqi,pm25,pm10,so2,no2,co,o3}: UTF-8, times with
 * offset, concentrations in ug/m3 (CO in mg/m3). An empty cell is a missing value.
 */
public final class AirCsv {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
    private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader();

    private final List<BadInput.Fault> faults = new ArrayList<>();
    private final List<Observation> hours = new ArrayList<>();
    private String area = "";

    private AirCsv() {}

    /**
     * A series of one area.
     *
     * @param area its code
     * @param hours in the order of the files and their rows
     */
    public record Series(String area, List<Observation> hours) {
        public Series {
            hours = List.copyOf(hours);
        }
    }

    /**
     * Reads all files as one series.
     *
     * @throws BadInput naming every fault by file and line
     */
    public static Series read(List<Path> files) {
        AirCsv reader = new AirCsv();
        files.forEach(reader::add);
        if (reader.hours.isEmpty() && reader.faults.isEmpty()) {
            reader.faults.add(new BadInput.Fault(String.valueOf(files.get(0)), "", "no rows"));
        }
        if (!reader.faults.isEmpty()) {
            throw new BadInput(reader.faults);
        }
        return new Series(reader.area, reader.hours);
    }

    private void add(Path file) {
        try (var in = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> rows =
                        CSV.readerForMapOf(String.class).with(HEADER).readValues(in)) {
            int line = 1;
            while (rows.hasNext()) {
                addRow(file, ++line, rows.next());
            }
        } catch (JacksonException e) {
            faults.add(new BadInput.Fault(
                    file.toString(), "line " + e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            faults.add(new BadInput.Fault(file.toString(), "", "cannot be read: " + e));
        }
    }

    private void addRow(Path file, int line, Map<String, String> row) {
        Row cells = new Row(file.toString(), "line " + line, row);
        String code = cells.text("code");
        if (code != null) {
            if (!area.isEmpty() && !area.equals(code)) {
                cells.fault("code " + code + " (expected one area, " + area + ")");
            }
            area = code;
        }
        Instant time = cells.time();
        Integer aqi = cells.wholeNumber("aqi");
        if (time != null) {
            try {
                hours.add(new Observation(time, aqi, false));
            } catch (IllegalArgumentException e) {
                cells.fault(String.valueOf(e.getMessage()));
            }
        }
    }

    /** One row with its place, for faults. */
    private final class Row {
        private final String source;
        private final String place;
        private final Map<String, String> cells;

        Row(String source, String place, Map<String, String> cells) {
            this.source = source;
            this.place = place;
            this.cells = cells;
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
    }
}
