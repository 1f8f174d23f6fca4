package org.airalert.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.airalert.directory.Recipient;
import org.airalert.directory.Supervision;

/**
 * Reads {@code conf/recipients.csv}, or an import in the same form. Every fault of every line is noted; an import with one fault changes
 * nothing. Blocking.
 */
public final class RecipientsFile {
    public static final String NAME = "recipients.csv";

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.ALLOW_COMMENTS)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private RecipientsFile() {}

    /** One line with its number in the file, 1-based. */
    record Row(int line, List<String> cells) {}

    /**
     * Reads the directory.
     *
     * @param label how faults name the file
     * @param known areas and units that lines may refer to
     * @return the recipients in the order of the file; empty when there is a fault
     */
    public static List<Recipient> read(String label, String text, RecipientRows.Known known, Faults faults) {
        int before = faults.all().size();
        List<Row> rows = rows(label, text, faults);
        if (rows.isEmpty()) {
            faults.add(label, 0, "no header line");
            return List.of();
        }
        RecipientRows reader = new RecipientRows(label, rows.get(0), known, faults);
        List<Recipient> recipients = new ArrayList<>();
        if (faults.all().size() == before) {
            rows.stream().skip(1).forEach(row -> reader.read(row).ifPresent(recipients::add));
        }
        if (faults.all().size() == before) {
            Supervision.faults(recipients).forEach((id, what) -> faults.add(label, reader.lineOf(id), what));
        }
        return faults.all().size() == before ? List.copyOf(recipients) : List.of();
    }

    private static List<Row> rows(String label, String text, Faults faults) {
        List<Row> rows = new ArrayList<>();
        try (MappingIterator<String[]> cells = CSV.readerFor(String[].class).readValues(withoutMark(text))) {
            while (cells.hasNextValue()) {
                // The row is read ahead of its cells, so the place now is still on its line.
                int line = cells.getCurrentLocation().getLineNr();
                rows.add(new Row(line, List.of(cells.nextValue())));
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(label, line, "not readable as CSV: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Spreadsheets put a byte order mark in front. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
