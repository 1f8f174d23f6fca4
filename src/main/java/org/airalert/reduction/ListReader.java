package org.airalert.reduction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads rows of text as a list. Every fault of every row is noted; one fault, and nothing is taken. Not for several threads. */
public final class ListReader {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,24}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}([.][0-9]{1,6})?");
    private static final int LONGEST = 500;

    private final Map<String, String> counties;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> rowOf = new HashMap<>();
    private final Map<String, Line.Enterprise> known = new HashMap<>();
    private final Map<String, Integer> place = new LinkedHashMap<>();

    /** @param column heading or key of the column; empty when the fault concerns the whole row */
    public record Fault(int row, String column, String what) {
        @Override
        public String toString() {
            return "row " + row + (column.isEmpty() ? "" : ", " + column) + ": " + what;
        }
    }

    /** @param lines empty when there is a fault */
    public record Result(List<Line> lines, List<Fault> faults) {
        public Result {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }
    }

    private ListReader(Map<String, String> counties) {
        this.counties = counties;
    }

    /**
     * Reads a list.
     *
     * @param rows by their number in the file, the first with the headings
     * @param counties codes by code and by Chinese name
     */
    public static Result read(Map<Integer, List<String>> rows, Map<String, String> counties) {
        ListReader reader = new ListReader(counties);
        TreeMap<Integer, List<String>> ordered = new TreeMap<>(rows);
        if (ordered.isEmpty()) {
            reader.faults.add(new Fault(1, "", "empty (expected: a row of headings)"));
        } else {
            reader.headings(ordered.firstKey(), ordered.firstEntry().getValue());
            if (reader.faults.isEmpty()) {
                ordered.tailMap(ordered.firstKey(), false).forEach(reader::row);
            }
        }
        return new Result(reader.faults.isEmpty() ? reader.lines : List.of(), reader.faults);
    }

    private void headings(int row, List<String> headings) {
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i).strip();
            String key = Columns.key(heading);
            if (key == null && !heading.isEmpty()) {
                faults.add(new Fault(row, heading, "unknown column"));
            } else if (key != null && place.putIfAbsent(key, i) != null) {
                faults.add(new Fault(row, heading, "stands twice"));
            }
        }
        for (String needed : Columns.needed()) {
            if (!place.containsKey(needed)) {
                faults.add(new Fault(row, needed, "column is missing"));
            }
        }
    }

    private void row(int number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        int before = faults.size();
        Row row = new Row(number, cells);
        Source source = row.source();
        Line.Enterprise enterprise = row.enterprise();
        Map<Line.Response, String> measures = row.measures();
        Map<Pollutant, BigDecimal> emission = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            emission.put(pollutant, row.number(Columns.emission(pollutant)));
        }
        Map<Line.Response, Map<Pollutant, BigDecimal>> reduction = row.reduction(emission);
        row.requireOnce(enterprise);
        if (faults.size() == before) {
            lines.add(new Line(number, source, enterprise, row.text("line"), measures, emission, reduction));
        }
    }

    /** One row; every check notes its fault and goes on. */
    private final class Row {
        private final int number;
        private final List<String> cells;

        private Row(int number, List<String> cells) {
            this.number = number;
            this.cells = cells;
        }

        private void fault(String column, String what) {
            faults.add(new Fault(number, column, what));
        }

        private String cell(String column) {
            Integer at = place.get(column);
            return at == null || at >= cells.size() ? "" : cells.get(at).strip();
        }

        private String text(String column) {
            String text = cell(column);
            if (text.isEmpty()) {
                fault(column, "empty");
            } else if (text.length() > LONGEST) {
                fault(column, text.length() + " characters (expected: at most " + LONGEST + ")");
            }
            return text;
        }

        private Source source() {
            try {
                return Source.of(cell("source"));
            } catch (IllegalArgumentException e) {
                fault("source", String.valueOf(e.getMessage()));
                return Source.INDUSTRIAL;
            }
        }

        private Line.Enterprise enterprise() {
            String code = cell("creditCode");
            String wrong = CreditCode.fault(code);
            if (!wrong.isEmpty()) {
                fault("creditCode", wrong);
            }
            String county = counties.getOrDefault(cell("county"), "");
            if (county.isEmpty()) {
                fault("county", "'" + cell("county") + "' (expected: code or name of a county)");
            }
            phone("phone", text("phone"));
            phone("legalPhone", cell("legalPhone"));
            phone("inspectorPhone", cell("inspectorPhone"));
            Map<String, String> details = new TreeMap<>();
            Columns.OPTIONAL.forEach(column -> {
                if (!cell(column).isEmpty()) {
                    details.put(column, cell(column));
                }
            });
            return new Line.Enterprise(
                    text("enterprise"),
                    code,
                    county,
                    text("sector"),
                    cell("grade"),
                    text("person"),
                    cell("phone"),
                    details);
        }

        private void phone(String column, String phone) {
            if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
                fault(column, "'" + phone + "' (expected: a number such as +86 375 1234567)");
            }
        }

        private Map<Line.Response, String> measures() {
            Map<Line.Response, String> measures = new EnumMap<>(Line.Response.class);
            for (Line.Response level : Line.Response.values()) {
                String column = "measure" + level.name();
                String measure = cell(column);
                if (measure.length() > LONGEST) {
                    fault(column, measure.length() + " characters (expected: at most " + LONGEST + ")");
                }
                measures.put(level, measure);
            }
            return measures;
        }

        private boolean isNumber(String column) {
            String text = cell(column).replace(",", "");
            return text.isEmpty() || NUMBER.matcher(text).matches();
        }

        private BigDecimal number(String column) {
            String text = cell(column).replace(",", "");
            if (text.isEmpty()) {
                return BigDecimal.ZERO;
            }
            if (!isNumber(column)) {
                fault(column, "'" + text + "' (expected: kg a day, 0 or more)");
                return BigDecimal.ZERO;
            }
            return new BigDecimal(text);
        }

        /** A higher level saves no less, none saves more than is emitted, and who saves says how. */
        private Map<Line.Response, Map<Pollutant, BigDecimal>> reduction(Map<Pollutant, BigDecimal> emission) {
            Map<Line.Response, Map<Pollutant, BigDecimal>> reduction = new EnumMap<>(Line.Response.class);
            Map<Pollutant, BigDecimal> below = new EnumMap<>(Pollutant.class);
            for (Line.Response level : Line.Response.values()) {
                Map<Pollutant, BigDecimal> saved = new EnumMap<>(Pollutant.class);
                for (Pollutant pollutant : Pollutant.values()) {
                    String column = Columns.reduction(pollutant, level);
                    BigDecimal value = number(column);
                    if (!isNumber(column)) {
                        // Told already; a second fault of the same cell would only hide it.
                        value = below.getOrDefault(pollutant, BigDecimal.ZERO);
                    } else if (value.compareTo(emission.getOrDefault(pollutant, BigDecimal.ZERO)) > 0) {
                        fault(
                                column,
                                value + " (expected: no more than the emission of " + emission.get(pollutant) + ")");
                    } else if (value.compareTo(below.getOrDefault(pollutant, BigDecimal.ZERO)) < 0) {
                        fault(column, value + " (expected: no less than at the level below)");
                    } else if (value.signum() > 0
                            && cell("measure" + level.name()).isEmpty()) {
                        fault("measure" + level.name(), "empty, but " + column + " says that it saves " + value);
                    }
                    saved.put(pollutant, value);
                }
                reduction.put(level, saved);
                below = saved;
            }
            return reduction;
        }

        private void requireOnce(Line.Enterprise enterprise) {
            String id = enterprise.key() + "/" + text("line");
            Integer first = rowOf.putIfAbsent(id, number);
            if (first != null) {
                fault("line", "stands in row " + first + " already");
            }
            Line.Enterprise before = known.putIfAbsent(enterprise.key(), enterprise);
            if (before != null && !before.county().equals(enterprise.county())) {
                fault("county", "another than in an earlier row of the same enterprise");
            }
        }
    }

    /** Names of all columns that a list must have, for whoever makes an empty one. */
    public static Set<String> columns() {
        return new java.util.LinkedHashSet<>(Columns.needed());
    }
}
