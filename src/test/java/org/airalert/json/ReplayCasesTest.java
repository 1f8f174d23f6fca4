package org.airalert.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.airalert.SharedData;
import org.airalert.warning.Assessor;
import org.airalert.warning.News;
import org.airalert.warning.Plan;
import org.airalert.warning.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of real winters (warning-rules.md, sections 6 and 7). */
class ReplayCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.orBundled("spec/replay-cases", "replay-cases"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_real_winter_gives_exactly_the_lines_of_the_rules(Path file) throws IOException {
        JsonNode document = JSON.readTree(file.toFile());
        List<Path> csv = new ArrayList<>();
        document.path("files")
                .forEach(name -> csv.add(SharedData.orBundled("data/aqi", "aqi").resolve(name.asText())));
        AirCsv.Series series = AirCsv.read(csv, Plan.standard().zone());
        Duration horizon = Duration.ofHours(document.path("horizonHours").asInt());
        Plan plan = Plan.standard();

        List<News> news = Replay.standard(new Assessor(plan))
                .news(series.area(), series.hours(), Replay.perfect(series.hours(), horizon));

        NewsWriter writer = new NewsWriter(plan.zone());
        List<String> lines =
                news.stream().map(line -> writer.write(line).toString()).toList();
        List<String> expected = new ArrayList<>();
        document.path("expected").forEach(line -> expected.add(line.toString()));
        assertThat(lines).containsExactlyElementsOf(expected);
    }

    @Test
    void there_are_cases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(2);
    }
}
