package org.airalert.office;

import static org.airalert.office.OfficeKit.CITY;
import static org.airalert.office.OfficeKit.LEADER;
import static org.airalert.office.OfficeKit.OFFICER;
import static org.airalert.office.OfficeKit.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.Proposal;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a proposal while it waits, and of a county's beside the city's warning. */
class ProposalLifeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COUNTY = "410421";

    @TempDir
    Path folder;

    private static void smog(OfficeKit office, String area, int aqi) throws Exception {
        office.observe(area, -72, 0, hour -> aqi);
        office.forecast(area, 0, hour -> hour < 60 ? aqi : 40);
        office.assess(area);
    }

    private static Alert approveOnly(OfficeKit office) throws Exception {
        return await(
                office.desk.approveProposal(office.onlyProposal().proposal().id(), LEADER));
    }

    private static JsonNode assessment(OfficeKit office, String area) throws Exception {
        return JSON.readTree(await(office.desk.assessment(area)).orElseThrow());
    }

    @Test
    @Tag("P3.2.3b")
    void an_open_proposal_tells_the_newest_figures_under_its_first_id() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            office.smogAhead();
            Desk.Proposed first = office.onlyProposal();
            assertThat(first.alert().facts().outlook().highest()).isEqualTo(250);
            String why = await(office.desk.cause(first.proposal().id())).orElseThrow();
            office.clock.advance(Duration.ofHours(1));
            office.forecast(CITY, 1, hour -> hour > 54 && hour <= 116 ? 280 : 80);
            office.assess(CITY);

            Desk.Proposed second = office.onlyProposal();

            assertThat(second.proposal().id()).isEqualTo(first.proposal().id());
            assertThat(second.alert().id()).isEqualTo(first.alert().id());
            assertThat(second.alert().facts().outlook().highest()).isEqualTo(280);
            assertThat(second.alert().facts().leadTimeHours())
                    .isLessThan(first.alert().facts().leadTimeHours());
            assertThat(await(office.desk.cause(first.proposal().id())).orElseThrow())
                    .isNotEqualTo(why)
                    .contains("280");
            assertThat(office.auditText()).contains("proposal.refreshed");
            Alert approved = approveOnly(office);
            assertThat(approved.facts()).isEqualTo(second.alert().facts());
            assertThat(office.course().inForce().expectedEnd())
                    .isEqualTo(approved.facts().expectedEnd());
        }
    }

    @Test
    void a_draft_that_a_person_edited_is_left_as_they_wrote_it_while_the_picture_stays() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            office.smogAhead();
            Desk.Proposed first = office.onlyProposal();
            await(office.desk.edit(first.alert().id(), first.alert().facts(), OFFICER));
            office.clock.advance(Duration.ofMinutes(1));
            office.forecast(CITY, 0, hour -> hour > 54 && hour <= 114 ? 252 : 80);
            office.assess(CITY);

            assertThat(office.onlyProposal().alert().facts())
                    .isEqualTo(first.alert().facts());
            assertThat(office.onlyProposal().alert().signOff().drafter()).isEqualTo("officer");
        }
    }

    @Test
    void the_same_figures_change_nothing_and_another_level_is_another_proposal() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            office.smogAhead();
            Desk.Proposed first = office.onlyProposal();
            office.assess(CITY);
            assertThat(office.auditText()).doesNotContain("proposal.refreshed");
            office.clock.advance(Duration.ofMinutes(1));

            office.forecast(CITY, 0, hour -> hour > 54 && hour <= 140 ? 350 : 80);
            office.assess(CITY);

            assertThat(office.onlyProposal().proposal().id())
                    .isNotEqualTo(first.proposal().id());
            assertThat(office.onlyProposal().alert().facts().level()).isEqualTo(Level.RED);
            assertThat(await(office.desk.alert(first.alert().id()))
                            .orElseThrow()
                            .state())
                    .isEqualTo(AlertState.LAPSED);
        }
    }

    @Test
    @Tag("P3.2.2")
    void a_warning_that_rests_on_a_daily_forecast_alone_states_its_daily_means() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            office.observe(CITY, -72, 0, hour -> 90);
            StringBuilder days = new StringBuilder();
            for (int day = 6; day <= 12; day++) {
                String end = "2026-01-" + (day < 9 ? "0" : "") + (day + 1) + "T00:00:00+08:00";
                int aqi = day == 8 || day == 9 ? 230 : 80;
                days.append(days.isEmpty() ? "" : ",")
                        .append("{\"time\":\"" + end + "\",\"lower\":" + (aqi - 20) + ",\"upper\":" + aqi + "}");
            }
            await(office.desk.take(
                    "{\"type\":\"forecast\",\"area\":\"" + CITY + "\",\"issuedAt\":\"" + office.at(0)
                            + "\",\"step\":\"daily\",\"values\":[" + days + "]}",
                    null,
                    OFFICER));
            office.assess(CITY);

            Alert approved = approveOnly(office);

            assertThat(approved.facts().level()).isEqualTo(Level.ORANGE);
            assertThat(approved.facts().outlook().highest()).isEqualTo(230);
            assertThat(approved.facts().outlook().dailyMeans())
                    .extracting(mean -> mean.date().getDayOfMonth() + ":" + mean.aqi())
                    .contains("8:230", "9:230");
        }
    }

    @Test
    @Tag("P4.1")
    void a_county_is_not_proposed_less_than_the_city_has_in_force() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            smog(office, CITY, 230);
            approveOnly(office);
            office.observe(COUNTY, -72, 0, hour -> 60);
            office.forecast(COUNTY, 0, hour -> hour <= 30 ? 230 : 40);
            office.assess(COUNTY);

            JsonNode seen = assessment(office, COUNTY);

            assertThat(seen.path("action").asText()).isEqualTo("ISSUE");
            assertThat(seen.path("level").asText()).isEqualTo("yellow");
            assertThat(seen.path("cityFloor").path("action").asText()).isEqualTo("NONE");
            assertThat(seen.path("cityFloor").path("zh").asText()).contains("不低于市级");
            assertThat(await(office.desk.proposals(Proposal.State.OPEN, null, 10)))
                    .isEmpty();
        }
    }

    @Test
    @Tag("P4.1")
    void a_countys_higher_warning_falls_to_the_citys_and_no_further() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            smog(office, CITY, 230);
            approveOnly(office);
            smog(office, COUNTY, 330);
            assertThat(approveOnly(office).facts().level()).isEqualTo(Level.RED);
            office.clock.advance(Duration.ofHours(13));
            office.observe(COUNTY, 0, 13, hour -> 20);
            office.forecast(COUNTY, 6, hour -> 20);
            office.forecast(COUNTY, 12, hour -> 20);
            office.observe(CITY, 0, 13, hour -> 230);
            office.forecast(CITY, 12, hour -> hour < 60 ? 230 : 40);
            office.assess(COUNTY);

            Desk.Proposed proposed = office.onlyProposal();

            assertThat(assessment(office, COUNTY).path("action").asText()).isEqualTo("LIFT");
            assertThat(proposed.alert().kind()).isEqualTo(AlertKind.DOWNGRADE);
            assertThat(proposed.alert().facts().level()).isEqualTo(Level.ORANGE);
            await(office.desk.approveProposal(proposed.proposal().id(), LEADER));
            office.assess(COUNTY);
            assertThat(await(office.desk.proposals(Proposal.State.OPEN, null, 10)))
                    .as("confirmed, not withdrawn, by the next assessment")
                    .isEmpty();
        }
    }

    @Test
    @Tag("P4.1")
    void a_county_without_data_has_the_citys_level_and_its_own_lower_draft_is_refused_even_at_the_approval()
            throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            office.observe(COUNTY, -72, 0, hour -> 60);
            office.forecast(COUNTY, 0, hour -> hour > 30 && hour <= 60 ? 230 : 40);
            office.assess(COUNTY);
            Desk.Proposed yellow = office.onlyProposal();
            Desk.Draft copy = new Desk.Draft(
                    AlertKind.ISSUE, AlertStatus.ACTUAL, yellow.alert().facts());
            Alert byHand = await(office.desk.draft(copy, OFFICER));
            smog(office, CITY, 230);
            String city = await(office.desk.proposals(Proposal.State.OPEN, null, 10)).stream()
                    .map(Desk.Proposed::proposal)
                    .filter(proposal -> proposal.area().equals(CITY))
                    .findFirst()
                    .orElseThrow()
                    .id();
            await(office.desk.approveProposal(city, LEADER));

            JsonNode other = assessment(office, "410422");

            assertThat(other.path("levelInForce").path("level").asText()).isEqualTo("orange");
            assertThat(other.path("unassessable").asBoolean()).isTrue();
            assertThatThrownBy(() -> await(office.desk.approve(byHand.id(), LEADER)))
                    .isInstanceOfSatisfying(
                            Refusal.Invalid.class,
                            refusal -> assertThat(refusal.faults().get(0).pointer())
                                    .isEqualTo("/level"));
        }
    }
}
