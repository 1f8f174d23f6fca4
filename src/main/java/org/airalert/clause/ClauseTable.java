package org.airalert.clause;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan's clauses, what serves each, and what shows it, as the program carries them. */
public final class ClauseTable {
    /** Ids and titles, written by hand: {@code id<TAB>zh<TAB>en}. */
    public static final String CLAUSES = "clauses.tsv";
    /** Made from the sources: {@code id<TAB>types<TAB>test classes}, both parted by spaces. */
    public static final String EVIDENCE = "requirements.tsv";

    private ClauseTable() {}

    /**
     * @param features full names of types that serve the clause
     * @param tests full names of test classes that name it
     */
    public record Row(String id, String zh, String en, List<String> features, List<String> tests) {
        public Row {
            features = List.copyOf(features);
            tests = List.copyOf(tests);
        }

        public boolean isShown() {
            return !features.isEmpty() && !tests.isEmpty();
        }
    }

    /** The table of this program. Blocking. */
    public static List<Row> bundled() {
        return of(read(CLAUSES), read(EVIDENCE));
    }

    /** @throws IllegalArgumentException when a line is not of its form */
    static List<Row> of(String clauses, String evidence) {
        Map<String, String[]> shown = new LinkedHashMap<>();
        lines(evidence, 3).forEach(cells -> shown.put(cells[0], cells));
        List<Row> rows = new ArrayList<>();
        for (String[] cells : lines(clauses, 3)) {
            String[] own = shown.getOrDefault(cells[0], new String[] {cells[0], "", ""});
            rows.add(new Row(cells[0], cells[1], cells[2], names(own[1]), names(own[2])));
        }
        return List.copyOf(rows);
    }

    private static List<String[]> lines(String text, int cells) {
        List<String[]> lines = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\t", -1);
            if (parts.length != cells) {
                throw new IllegalArgumentException(line + " (expected: " + cells + " cells parted by tabs)");
            }
            lines.add(parts);
        });
        return lines;
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(" ")).filter(one -> !one.isBlank()).toList();
    }

    private static String read(String name) {
        try (InputStream in = ClauseTable.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
