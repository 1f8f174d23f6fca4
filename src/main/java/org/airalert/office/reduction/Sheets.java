package org.airalert.office.reduction;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airalert.office.Refusal;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Files of lists as rows of text by their number: CSV in UTF-8 or GB 18030, and the first sheet of an XLSX workbook. Blocking. */
final class Sheets {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Sheets() {}

    /** @throws Refusal.Invalid when the bytes are no such file */
    static Map<Integer, List<String>> rows(byte[] file) {
        return isZip(file) ? workbook(file) : csv(text(file));
    }

    /** An XLSX workbook is a ZIP archive (ECMA-376, part 2). */
    private static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    private static Map<Integer, List<String>> workbook(byte[] file) {
        Map<Integer, List<String>> rows = new TreeMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> all = workbook.getFirstSheet().openStream()) {
            all.forEach(row -> rows.put(row.getRowNum(), cells(row)));
        } catch (IOException | RuntimeException e) {
            throw unreadable("not readable as XLSX: " + e.getMessage());
        }
        return rows;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            String text = cell == null ? "" : cell.getText();
            cells.add(text == null ? "" : text);
        }
        return cells;
    }

    private static Map<Integer, List<String>> csv(String text) {
        Map<Integer, List<String>> rows = new TreeMap<>();
        try (MappingIterator<String[]> cells = CSV.readerFor(String[].class).readValues(text)) {
            while (cells.hasNextValue()) {
                int line = cells.getCurrentLocation().getLineNr();
                rows.put(line, List.of(cells.nextValue()));
            }
        } catch (IOException e) {
            throw unreadable("not readable as CSV: " + e.getMessage());
        }
        return rows;
    }

    /** Spreadsheets in China save CSV in GB 18030 as often as in UTF-8; what is no UTF-8 is the former. */
    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, GB18030);
        }
    }

    private static Refusal.Invalid unreadable(String what) {
        return new Refusal.Invalid(List.of(new Refusal.Fault("", what)));
    }
}
