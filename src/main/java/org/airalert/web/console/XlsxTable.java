package org.airalert.web.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows as a workbook (ECMA-376). Every cell is a text and is stored as one, so that none can be a formula, whatever it begins with; what has been
 * added is written out at once, so that a long list takes little memory. Blocking: call on workers, by one at a time.
 */
final class XlsxTable {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** What a cell can hold (Excel specifications and limits). */
    private static final int LONGEST_CELL = 32_767;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(bytes, "AirAlertGateway", "1.0");
    private final Worksheet sheet;
    private int row;

    XlsxTable(String name, List<String> header) {
        sheet = workbook.newWorksheet(name);
        add(List.of(header));
    }

    XlsxTable add(List<List<String>> rows) {
        try {
            for (List<String> cells : rows) {
                for (int column = 0; column < cells.size(); column++) {
                    String value = cells.get(column);
                    sheet.inlineString(row, column, value.substring(0, Math.min(LONGEST_CELL, value.length())));
                }
                row++;
            }
            sheet.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("a table in memory cannot be written", e);
        }
    }

    byte[] bytes() {
        try {
            workbook.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a table in memory cannot be written", e);
        }
    }
}
