package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a benchmark prints: lines for people, or one JSON object per row with the raw figures and nothing else. Rows appear as they are measured. */
final class Report {
    private static final int GAP = 2;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "one JSON object per line instead of a table")
    private boolean json;

    private List<String> columns = List.of();

    /** A remark for people: conditions, warm-up, what a column means. */
    void note(String text) {
        if (!json) {
            out().println(text);
            out().flush();
        }
    }

    /** Fields of the table, in order; a row may hold more, which only JSON shows. */
    void table(List<String> fields) {
        columns = List.copyOf(fields);
        if (!json) {
            line(columns);
        }
    }

    void row(JsonObject row) {
        if (json) {
            out().println(row.encode());
            out().flush();
        } else {
            line(columns.stream().map(field -> cell(row.getMap(), field)).toList());
        }
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            line.append(" ".repeat(Math.max(0, columns.get(i).length() + GAP - cell.length())))
                    .append(cell);
        }
        out().println(line);
        out().flush();
    }

    private static String cell(Map<String, Object> row, String field) {
        Object value = row.get(field);
        if (value == null) {
            return "-";
        }
        return value instanceof Double number ? decimal(number) : value.toString();
    }

    /** Ratios and milliseconds need their decimals, rates do not. */
    private static String decimal(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
