package org.airalert.json;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * Reads real announcements from a CSV file with the header {@code city,code,level,event,start,lift,…}: UTF-8; a start is a time with offset, or a
 * day where the source names no hour.
 */
public final class AnnouncementsCsv {
    private static final int DAY_LENGTH = 10;

    private AnnouncementsCsv() {}

    /**
     * All rows, in the order of the file.
     *
     * @param zone in which a day without an hour begins
     * @throws BadInput naming every fault by line
     */
    public static List<Announcement> read(Path file, ZoneId zone) {
        List<Announcement> found = new ArrayList<>();
        List<BadInput.Fault> faults = new ArrayList<>();
        CsvMapper csv = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try (var in = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> rows = csv.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            while (rows.hasNextValue()) {
                Map<String, String> row = rows.nextValue();
                try {
                    found.add(announcement(row, zone));
                } catch (IllegalArgumentException e) {
                    int line = rows.getCurrentLocation().getLineNr() - 1;
                    faults.add(new BadInput.Fault(file.toString(), "line " + line, String.valueOf(e.getMessage())));
                }
            }
        } catch (IOException e) {
            faults.add(new BadInput.Fault(file.toString(), "", "cannot be read: " + e.getMessage()));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return found;
    }

    private static Announcement announcement(Map<String, String> row, ZoneId zone) {
        String start = row.getOrDefault("start", "");
        return new Announcement(
                row.getOrDefault("code", ""),
                Level.of(row.getOrDefault("level", "")),
                row.getOrDefault("event", ""),
                time(start, zone),
                start.length() == DAY_LENGTH);
    }

    private static @Nullable Instant time(String text, ZoneId zone) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == DAY_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "start: " + text + " (expected a day, or a time such as 2019-01-04T18:00:00+08:00)", e);
        }
    }
}
