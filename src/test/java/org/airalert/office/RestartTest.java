package org.airalert.office;

import static org.airalert.office.OfficeKit.CITY;
import static org.airalert.office.OfficeKit.LEADER;
import static org.airalert.office.OfficeKit.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.airalert.alert.Proposal;
import org.airalert.warning.Course;
import org.airalert.warning.Level;
import org.airalert.warning.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program ends between two steps of a warning's life and is started again later: what was acknowledged is there, and what became due meanwhile
 * happens at once and is marked as late.
 */
@Tag("P3.2.4")
class RestartTest {
    @TempDir
    Path folder;

    private OfficeKit office;

    @BeforeEach
    void open() throws Exception {
        office = OfficeKit.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private void restartAt(Instant time) throws Exception {
        office.stop();
        office.start(time);
    }

    @Test
    void a_proposal_outlives_the_program_and_can_be_approved_after_it() throws Exception {
        office.smogAhead();
        Desk.Proposed before = office.onlyProposal();

        restartAt(office.at(1));

        Desk.Proposed after = office.onlyProposal();
        assertThat(after.proposal().id()).isEqualTo(before.proposal().id());
        assertThat(office.course()).isEqualTo(Course.CLEAR);
        await(office.desk.approveProposal(after.proposal().id(), LEADER));
        assertThat(office.course().inForce().level()).isEqualTo(Level.ORANGE);
        assertThat(office.course().phase(office.clock.instant())).isEqualTo(Phase.APPROVED);
    }

    @Test
    void a_response_whose_start_came_while_the_program_was_down_has_started() throws Exception {
        office.smogAhead();
        await(office.desk.approveProposal(office.onlyProposal().proposal().id(), LEADER));
        Instant start = office.course().inForce().start();

        restartAt(start.plus(Duration.ofHours(3)));

        assertThat(office.course().inForce().start()).isEqualTo(start);
        assertThat(office.course().phase(office.clock.instant())).isEqualTo(Phase.IN_FORCE);
    }

    @Test
    void an_announced_change_is_still_announced_after_a_restart_before_its_time() throws Exception {
        Instant effective = office.liftAnnounced();
        Course before = office.course();

        restartAt(office.clock.instant().plus(Duration.ofMinutes(20)));

        assertThat(office.course().announced().effective()).isEqualTo(effective);
        assertThat(office.course().inForce()).isEqualTo(before.inForce());
    }

    @Test
    void a_change_that_became_due_meanwhile_happens_at_once_and_is_marked_as_late() throws Exception {
        Instant effective = office.liftAnnounced();
        office.clock.advance(Duration.between(office.clock.instant(), effective).minusMinutes(30));
        office.observe(
                CITY,
                7,
                (int) Duration.between(OfficeKit.NOW, office.clock.instant()).toHours(),
                hour -> 20);
        office.assess(CITY);
        Instant due = office.course().announced().effective();

        restartAt(due.plus(Duration.ofHours(4)));

        assertThat(office.course().announced()).isNull();
        assertThat(office.course().inForce() == null
                        || office.course().inForce().level() == Level.YELLOW)
                .isTrue();
        assertThat(await(office.desk.assessment(CITY)).orElseThrow())
                .contains("\"tookEffect\":{")
                .contains("\"late\":true");
        assertThat(office.auditText()).contains("warning.took-effect").contains("\"late\":\"true\"");
    }

    @Test
    void a_change_that_takes_effect_by_the_clock_is_not_late() throws Exception {
        office.liftAnnounced();
        Instant due = office.course().announced().effective();
        for (Instant now = office.clock.instant(); now.isBefore(due); now = office.clock.instant()) {
            office.clock.advance(Duration.ofMinutes(30));
            int hour = (int)
                    Duration.between(OfficeKit.NOW, office.clock.instant()).toHours();
            office.observe(CITY, 7, Math.max(8, hour), each -> 20);
            office.assess(CITY);
            due = office.course().announced() == null
                    ? Instant.MIN
                    : office.course().announced().effective();
        }

        assertThat(office.course().announced()).isNull();
        assertThat(office.auditText()).contains("warning.took-effect").doesNotContain("\"late\":\"true\"");
    }

    @Test
    void a_rejected_proposal_stays_rejected_after_a_restart() throws Exception {
        office.smogAhead();
        await(office.desk.rejectProposal(office.onlyProposal().proposal().id(), "会商认为预报偏高", LEADER));

        restartAt(office.at(1));
        office.assess(CITY);

        assertThat(await(office.desk.proposals(Proposal.State.OPEN, null, 10))).isEmpty();
    }
}
