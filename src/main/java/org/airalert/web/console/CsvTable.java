package org.airalert.web.console;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as text: a cell that would begin a formula gets an apostrophe in front (OWASP, CSV Injection), and a
 * byte order mark tells that it is UTF-8. Pure.
 */
final class CsvTable {
    private static final String MARK = "\uFEFF";
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private final StringBuilder text = new StringBuilder(MARK);

    CsvTable(List<String> header) {
        add(header);
    }

    CsvTable add(List<String> cells) {
        text.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(",", "", "\r\n")));
        return this;
    }

    private static String cell(String value) {
        boolean formula = !value.isEmpty() && BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
