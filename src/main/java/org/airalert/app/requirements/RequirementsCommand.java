package org.airalert.app.requirements;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airalert.clause.ClauseTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code requirements}: every clause of the plan that software can serve, what serves it and what shows it. */
@Command(
        name = "requirements",
        mixinStandardHelpOptions = true,
        description = "Lists the plan's clauses, the parts of the program that serve each, and the tests that show it.")
public final class RequirementsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--check",
            description =
                    "Only tells clauses that nothing serves or no test shows, and parts that this program does not have; exit code 1 when there is one.")
    private boolean check;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<ClauseTable.Row> rows = ClauseTable.bundled();
        if (!check) {
            rows.forEach(row -> print(out, row));
            out.flush();
            return 0;
        }
        List<String> faults = faults(rows);
        faults.forEach(out::println);
        if (faults.isEmpty()) {
            long tests = rows.stream()
                    .flatMap(row -> row.tests().stream())
                    .distinct()
                    .count();
            out.println("no faults: " + rows.size() + " clauses, each served and shown; " + tests
                    + " test classes name them");
        }
        out.flush();
        return faults.isEmpty() ? 0 : 1;
    }

    private static void print(PrintWriter out, ClauseTable.Row row) {
        out.println(row.id() + "  " + row.zh());
        out.println("    " + row.en());
        out.println("    by " + shorter(row.features()));
        out.println("    shown by " + shorter(row.tests()));
    }

    private static String shorter(List<String> names) {
        return names.isEmpty()
                ? "nothing"
                : names.stream().map(one -> one.replace("org.airalert.", "")).collect(Collectors.joining(", "));
    }

    static List<String> faults(List<ClauseTable.Row> rows) {
        List<String> faults = new ArrayList<>();
        for (ClauseTable.Row row : rows) {
            if (row.features().isEmpty()) {
                faults.add(row.id() + ": nothing serves it");
            }
            if (row.tests().isEmpty()) {
                faults.add(row.id() + ": no test names it");
            }
            row.features().stream()
                    .filter(one -> !isHere(one))
                    .forEach(one -> faults.add(row.id() + ": " + one + " is no part of this program"));
        }
        return faults;
    }

    private static boolean isHere(String type) {
        return RequirementsCommand.class.getResource("/" + type.replace('.', '/') + ".class") != null;
    }
}
