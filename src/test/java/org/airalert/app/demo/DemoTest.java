package org.airalert.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.SharedData;
import org.airalert.alert.AlertFacts;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.json.NewsWriter;
import org.airalert.warning.Action;
import org.airalert.warning.Assessor;
import org.airalert.warning.Basis;
import org.airalert.warning.News;
import org.airalert.warning.Plan;
import org.airalert.warning.Replay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One whole run of the demo in this process, as fast as the machine allows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private static final double SPEED = 400_000;
    private static final OffsetDateTime FIRST_DATA = OffsetDateTime.parse("2018-12-28T00:00:00+08:00");
    private static final OffsetDateTime END = OffsetDateTime.parse("2019-01-21T00:00:00+08:00");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Demo demo;
    private Outcomes outcomes;

    @BeforeAll
    void run(@TempDir Path runs) {
        Configuration config = Configuration.read(
                new Configuration.Folders(folder("conf"), folder("channels"), folder("templates")), Map.of());
        GatewayConfig.Listener anyPort = new GatewayConfig.Listener("127.0.0.1", 0);
        demo = new Demo(
                config,
                new Demo.Settings(SPEED, anyPort, anyPort),
                runs,
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        outcomes = demo.run();
    }

    @AfterAll
    void end() {
        demo.close();
    }

    private static ConfFolders folder(String name) {
        return ConfFolders.locate(name, Optional.of(Path.of(name)));
    }

    @Test
    void its_warnings_are_the_lines_of_a_replay_of_the_bundled_series(@TempDir Path elsewhere) {
        Plan plan = Plan.standard();
        Episode episode = Episode.bundled(elsewhere, plan.zone());

        List<News> news = Replay.standard(new Assessor(plan))
                .news(episode.area(), episode.hours(), Replay.perfect(episode.hours(), Episode.HORIZON));

        NewsWriter writer = new NewsWriter(plan.zone());
        assertThat(lines(plan.zone()))
                .containsExactlyElementsOf(
                        news.stream().map(line -> writer.write(line).toString()).toList());
    }

    @Test
    void its_warnings_are_those_of_the_whole_winter_for_these_days() throws IOException {
        Path file = SharedData.orBundled("spec/replay-cases", "replay-cases")
                .resolve("pingdingshan-2018-12_2019-01-h96.json");
        List<String> expected = new ArrayList<>();
        for (JsonNode line : new ObjectMapper().readTree(file.toFile()).path("expected")) {
            OffsetDateTime time = OffsetDateTime.parse(line.path("time").asText());
            if (time.isAfter(FIRST_DATA) && !time.isAfter(END)) {
                expected.add(line.toString());
            }
        }

        assertThat(expected).hasSize(8);
        assertThat(lines(Plan.standard().zone())).containsExactlyElementsOf(expected);
    }

    private List<String> lines(ZoneId zone) {
        NewsWriter writer = new NewsWriter(zone);
        return outcomes.told().stream()
                .map(told -> writer.write(news(told)).toString())
                .toList();
    }

    private static News news(Outcomes.Told told) {
        AlertFacts facts = told.alert().facts();
        Double lead = facts.leadTimeHours();
        return new News(
                Objects.requireNonNull(told.alert().sent()),
                Action.valueOf(told.alert().kind().name()),
                facts.level(),
                facts.basis() == null ? null : Basis.valueOf(facts.basis()),
                facts.effective(),
                facts.expectedEnd(),
                lead == null ? null : Duration.ofSeconds(Math.round(lead * 3600)),
                facts.late());
    }

    @Test
    void every_delivery_ends_and_every_receipt_is_matched() {
        assertThat(outcomes.faults()).isEmpty();
        assertThat(outcomes.allFinal()).isTrue();
    }

    @Test
    void it_tells_who_failed_on_purpose_and_who_came_back() {
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("china-mobile: connection-lost")
                .contains("china-mobile up again")
                .contains("china-telecom: unavailable")
                .contains("china-telecom up again")
                .contains("schools-push (school-007): unreachable")
                .contains("8 expired");
    }

    @Test
    void most_of_those_who_have_to_confirm_do_and_for_a_few_the_next_contact_is_asked() {
        Matcher figures = Pattern.compile("(\\d+) 件须确认 .*?(\\d+) 已确认 .*?(\\d+) 件转下一联系人 .*?(\\d+) 件报监督单位")
                .matcher(outcomes.confirmations());
        assertThat(figures.find()).as(outcomes.confirmations()).isTrue();
        int asked = Integer.parseInt(figures.group(1));
        int again = Integer.parseInt(figures.group(3));

        assertThat(Integer.parseInt(figures.group(2))).isBetween(asked * 8 / 10, asked - 1);
        assertThat(again).isBetween(1, asked / 2);
        assertThat(Integer.parseInt(figures.group(4))).isBetween(1, again);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(outcomes.confirmations());
    }

    @Test
    void it_sets_the_red_warning_beside_what_was_really_announced() {
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("2019-01-04 18:00")
                .contains("60 h after the demo");
    }
}
