package org.airalert.office;

import static org.airalert.office.OfficeKit.CITY;
import static org.airalert.office.OfficeKit.LEADER;
import static org.airalert.office.OfficeKit.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.airalert.warning.Course;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed with SIGKILL right after it acknowledged: between proposal and approval, and between announcement and effect. */
@Tag("P3.2.4")
class KilledOfficeTest {
    @TempDir
    Path folder;

    /** Runs an office as far as {@code step}, kills it, and gives what it said last. */
    private String killedAfter(String step) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OfficeToKill.class.getName(),
                        folder.toString(),
                        step))
                .redirectErrorStream(true)
                .start();
        StringBuilder all = new StringBuilder();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                all.append(line).append('\n');
                if (line.startsWith("done ")) {
                    return line.substring("done ".length());
                }
            }
        } finally {
            process.toHandle().destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        throw new AssertionError(all);
    }

    private OfficeKit startedAgain(Instant now) throws Exception {
        OfficeKit office = new OfficeKit(folder, OfficeKit.USUAL, Optional.empty());
        office.start(now);
        return office;
    }

    @Test
    void killed_between_proposal_and_approval_the_proposal_waits() throws Exception {
        String proposal = killedAfter("proposed");

        try (OfficeKit office = startedAgain(OfficeKit.NOW.plus(Duration.ofMinutes(30)))) {
            assertThat(office.onlyProposal().proposal().id()).isEqualTo(proposal);
            assertThat(office.course()).isEqualTo(Course.CLEAR);
            await(office.desk.approveProposal(proposal, LEADER));
            assertThat(office.course().inForce().level()).isEqualTo(Level.ORANGE);
        }
    }

    @Test
    void killed_between_announcement_and_effect_the_change_happens_at_once_and_is_marked_as_late() throws Exception {
        Instant effective = Instant.parse(killedAfter("announced"));

        try (OfficeKit office = startedAgain(effective.plus(Duration.ofHours(1)))) {
            assertThat(office.course().announced()).isNull();
            assertThat(await(office.desk.assessment(CITY)).orElseThrow())
                    .contains("\"tookEffect\":{")
                    .contains("\"late\":true");
        }
    }
}
