package org.airalert.app.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.airalert.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code replay} over the winter of 2018-19 of Pingdingshan, beside another plan and beside what was announced. */
class ReplayCommandTest {
    private static final Path AQI = SharedData.orBundled("data/aqi", "aqi");
    private static final Path PLANS = Path.of("src", "test", "resources", "plans");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private String replay(String... options) {
        return replay(0, options);
    }

    private String replay(int code, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--observed",
                AQI.resolve("hourly_pingdingshan_2018-12-01_2018-12-31.csv").toString(),
                AQI.resolve("hourly_pingdingshan_2019-01-01_2019-01-31.csv").toString()));
        all.addAll(List.of(options));
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new ReplayCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        assertThat(exit).as(err.toString()).isEqualTo(code);
        return out.toString();
    }

    @Test
    void it_tells_hours_in_each_level_and_lead_times_by_season() {
        String out = replay();

        assertThat(out).containsPattern("season 2018-19: yellow \\d+ h, orange \\d+ h, red \\d+ h; lead time of \\d+");
        assertThat(out).doesNotContain("beside");
    }

    @Test
    void another_plan_is_told_by_what_appears_vanishes_and_moves() {
        String out = replay("--plan", PLANS.resolve("national-2017.yaml").toString());

        assertThat(out).containsPattern("season 2018-19: blue \\d+ h, yellow \\d+ h, orange \\d+ h, red \\d+ h");
        assertThat(out)
                .containsPattern("\\n  moves +\\w+ 2018-12-.* -> .*\\(start [+-]\\d+ h, end [+-]\\d+ h\\)")
                .contains("\n  appears   yellow 2019-01-12 21:00 until 2019-01-15 20:00\n")
                .containsPattern("\\n  \\d+ appear, \\d+ vanish, \\d+ move, \\d+ stay\\n");
    }

    @Test
    void the_same_plan_again_changes_nothing() {
        String out = replay("--plan", Path.of("conf", "plan.yaml").toString());

        assertThat(out).containsPattern("0 appear, 0 vanish, 0 move, [1-9]\\d* stay");
    }

    @Test
    void a_plan_without_the_low_levels_makes_warnings_vanish() throws Exception {
        Path file = Files.writeString(folder.resolve("red-only.yaml"), """
                levels:
                  - level: red
                    startsWhen:
                      - all:
                          - {above: 200, for: 72h}
                          - {above: 300, for: 24h}
                """);

        String out = replay("--plan", file.toString());

        assertThat(out)
                .contains("\n  vanishes  yellow 2019-01-23 18:00 until 2019-01-25 21:00\n")
                .containsPattern("0 appear, [1-9] vanish, 1 move, 0 stay");
    }

    @Test
    void a_stricter_plan_makes_warnings_appear() {
        String out = replay("--plan", PLANS.resolve("stricter-county.yaml").toString());

        assertThat(out).containsPattern("\\n  (appears|moves) ");
    }

    @Test
    void real_announcements_stand_beside_the_replay() throws Exception {
        Path file = Files.writeString(folder.resolve("real.csv"), """
                city,code,level,event,start,lift,issuer,source_url,note
                平顶山,410400,yellow,start,2018-12-09,2018-12-12,省,https://example.org/1,只给日期
                平顶山,410400,red,upgrade,2019-01-04T18:00:00+08:00,,省,https://example.org/2,"由橙色升级, 解除未见"
                郑州,410100,orange,start,2018-12-28T22:00:00+08:00,,郑州市,https://example.org/3,
                平顶山,410400,orange,start,2016-12-29T15:00:00+08:00,,市,https://example.org/4,
                """);

        String out = replay("--announcements", file.toString());

        assertThat(out.substring(out.indexOf("beside")).lines().skip(1))
                .containsExactly(
                        "  yellow  start            real 2018-12-09        replay 2018-12-13 09:00 (+105 h), told 2018-12-10 18:00",
                        "  red     upgrade          real 2019-01-04 18:00  replay 2019-01-02 06:00 (-60 h), told 2019-01-02 06:00");
    }

    @Test
    void a_wrong_announcement_is_told_with_its_line() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.csv"), """
                city,code,level,event,start,lift
                平顶山,410400,purple,start,2018-12-09,
                平顶山,410400,red,start,soon,
                """);

        replay(AssessCommand.BAD_INPUT, "--announcements", file.toString());

        assertThat(err.toString()).contains("line 2: level: purple").contains("line 3: start: soon");
    }

    @Test
    void json_stays_the_bare_lines_whatever_else_is_asked() {
        String out =
                replay("--json", "--plan", PLANS.resolve("national-2017.yaml").toString());

        assertThat(out.strip()).startsWith("[").endsWith("]");
    }
}
