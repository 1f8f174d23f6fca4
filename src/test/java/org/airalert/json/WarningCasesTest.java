package org.airalert.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.airalert.SharedData;
import org.airalert.warning.Assessor;
import org.airalert.warning.Plan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of warning-rules.md, section 7, field by field. */
@Tag("P3.2.1")
@Tag("P3.2.2")
@Tag("P3.2.4")
class WarningCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.orBundled("spec/warning-cases", "warning-cases"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_case_of_the_rules_is_answered_exactly(Path file) throws IOException {
        Plan plan = Plan.standard();
        JsonNode document = JSON.readTree(file.toFile());
        var input = new InputReader(plan)
                .read(file.getFileName().toString(), "/input", document.path("input"))
                .input();

        ObjectNode answer = new AssessmentWriter(plan).write(new Assessor(plan).assess(input));

        ObjectNode expected = (ObjectNode) document.path("expected");
        ObjectNode same = JSON.createObjectNode();
        expected.fieldNames().forEachRemaining(field -> same.set(field, answer.path(field)));
        assertThat(JSON.readTree(same.toString())).isEqualTo(expected);
    }

    @Test
    void there_are_cases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(75);
    }
}
