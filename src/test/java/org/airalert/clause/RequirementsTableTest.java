package org.airalert.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Makes the table of clauses from the sources: types that carry {@link Clause}, and test classes with a tag of a clause. After adding one of either, run this
 * test with {@code -Drequirements.update=true}, which writes the kept table anew.
 */
class RequirementsTableTest {
    private static final Path KEPT = Path.of("src/main/resources", ClauseTable.EVIDENCE);
    private static final Pattern CLAUSE = Pattern.compile("@Clause\\(\\{?([^)]*?)}?\\)", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"((?:P[0-9]|A[0-9])[^\"]*)\"\\)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

    private static List<ClauseTable.Row> clauses;
    private static Map<String, Set<String>> features;
    private static Map<String, Set<String>> tests;

    @BeforeAll
    static void scan() throws IOException {
        clauses = ClauseTable.bundled();
        features = named(Path.of("src/main/java"), CLAUSE);
        tests = named(Path.of("src/test/java"), TAG);
    }

    /** Full names of classes by the ids that stand in their source. */
    private static Map<String, Set<String>> named(Path root, Pattern pattern) throws IOException {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String name =
                        root.relativize(file).toString().replace(".java", "").replace('/', '.');
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    ids(matcher)
                            .forEach(id -> found.computeIfAbsent(id, none -> new TreeSet<>())
                                    .add(name));
                }
            }
        }
        return found;
    }

    private static List<String> ids(Matcher matcher) {
        String inside = matcher.group(1);
        return inside.contains("\"")
                ? WORD.matcher(inside).results().map(one -> one.group(1)).toList()
                : List.of(inside);
    }

    /** A tag of a whole clause, such as P4.2.2, names each of its parts. */
    private static boolean names(String tag, String id) {
        if (tag.equals(id)) {
            return true;
        }
        boolean isRow = clauses.stream().anyMatch(row -> row.id().equals(tag));
        return !isRow
                && id.startsWith(tag)
                && id.charAt(tag.length()) != '.'
                && !Character.isDigit(id.charAt(tag.length()));
    }

    private static Set<String> of(Map<String, Set<String>> found, String id) {
        Set<String> own = new TreeSet<>();
        found.forEach((tag, classes) -> {
            if (names(tag, id)) {
                own.addAll(classes);
            }
        });
        return own;
    }

    private static String made() {
        return clauses.stream()
                .map(row -> row.id() + "\t" + String.join(" ", of(features, row.id())) + "\t"
                        + String.join(" ", of(tests, row.id())) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void the_kept_table_is_the_one_that_the_sources_make() throws IOException {
        if (Boolean.getBoolean("requirements.update")) {
            Files.writeString(KEPT, made());
        }
        assertThat(Files.readString(KEPT))
                .as("stale: run this test with -Drequirements.update=true")
                .isEqualTo(made());
    }

    @Test
    void every_clause_is_served_by_a_part_of_the_program() {
        assertThat(clauses)
                .allSatisfy(
                        row -> assertThat(of(features, row.id())).as(row.id()).isNotEmpty());
    }

    @Test
    void every_clause_is_named_by_a_test() {
        assertThat(clauses)
                .allSatisfy(row -> assertThat(of(tests, row.id())).as(row.id()).isNotEmpty());
    }

    @Test
    void nothing_names_a_clause_that_is_not_in_the_table() {
        Set<String> unknown = new TreeSet<>(features.keySet());
        unknown.addAll(tests.keySet());
        unknown.removeIf(tag -> clauses.stream().anyMatch(row -> names(tag, row.id())));
        assertThat(unknown).isEmpty();
    }
}
