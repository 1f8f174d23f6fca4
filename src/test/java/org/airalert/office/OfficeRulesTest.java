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
import java.util.List;
import java.util.Set;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.Consultation;
import org.airalert.json.AssessmentWriter;
import org.airalert.json.InputReader;
import org.airalert.warning.Assessor;
import org.airalert.warning.InputDigest;
import org.airalert.warning.Level;
import org.airalert.warning.Plan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decisions rest on: the consultation, the kept assessment, and the city above the county. */
class OfficeRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Office.Settings CONSULTED = new Office.Settings(
            Duration.ofHours(12), Set.of(), Duration.ofMinutes(10), Duration.ZERO, Set.of(Level.ORANGE, Level.RED));

    @TempDir
    Path folder;

    private static void smog(OfficeKit office, String area, int aqi) throws Exception {
        office.observe(area, -72, 0, hour -> aqi);
        office.forecast(area, 0, hour -> hour < 60 ? aqi : 40);
        office.assess(area);
    }

    private static Consultation held(OfficeKit office) {
        return new Consultation(List.of("市监测中心", "市气象局"), "同意发布", office.clock.instant());
    }

    @Test
    @Tag("P3.1")
    void an_approval_that_needs_a_consultation_waits_for_its_record() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder, CONSULTED)) {
            smog(office, CITY, 230);
            AlertId alert = office.onlyProposal().alert().id();
            assertThatThrownBy(() -> await(office.desk.approve(alert, LEADER)))
                    .isInstanceOf(Refusal.NotNow.class)
                    .hasMessageContaining("会商");

            await(office.desk.consult(alert, held(office), OFFICER));
            Alert approved = await(office.desk.approve(alert, LEADER));

            assertThat(approved.state()).isEqualTo(AlertState.APPROVED);
            assertThat(await(office.desk.consultation(alert))).contains(held(office));
            assertThat(office.auditText()).contains("alert.consultation").contains("同意发布");
        }
    }

    @Test
    void a_consultation_is_fixed_by_the_decision_and_never_lies_ahead() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder, CONSULTED)) {
            smog(office, CITY, 230);
            AlertId alert = office.onlyProposal().alert().id();
            Consultation ahead = new Consultation(List.of("值班员"), "同意", office.at(1));
            assertThatThrownBy(() -> await(office.desk.consult(alert, ahead, OFFICER)))
                    .isInstanceOf(Refusal.Invalid.class);
            await(office.desk.reject(alert, "预报偏高", LEADER));

            assertThatThrownBy(() -> await(office.desk.consult(alert, held(office), OFFICER)))
                    .isInstanceOf(Refusal.NotNow.class);
        }
    }

    @Test
    void a_level_that_needs_none_is_approved_without() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder, CONSULTED)) {
            office.observe(CITY, -72, 0, hour -> 60);
            office.forecast(CITY, 0, hour -> hour > 54 && hour <= 80 ? 230 : 40);
            office.assess(CITY);
            Desk.Proposed proposed = office.onlyProposal();
            assertThat(proposed.alert().facts().level()).isEqualTo(Level.YELLOW);

            assertThat(await(office.desk.approveProposal(proposed.proposal().id(), LEADER))
                            .state())
                    .isEqualTo(AlertState.APPROVED);
        }
    }

    @Test
    void the_assessment_behind_a_proposal_can_be_recomputed_and_proven_later() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            smog(office, CITY, 230);
            String proposal = office.onlyProposal().proposal().id();
            office.clock.advance(Duration.ofHours(5));
            office.observe(CITY, 0, 5, hour -> 60);
            office.assess(CITY);

            JsonNode kept = JSON.readTree(await(office.desk.cause(proposal)).orElseThrow());

            Plan plan = Plan.standard();
            var input = new InputReader(plan)
                    .read("kept", "/input", kept.path("input"))
                    .input();
            assertThat(InputDigest.sha256(plan, input))
                    .isEqualTo(kept.path("inputSha256").asText());
            JsonNode again = JSON.readTree(new AssessmentWriter(plan)
                    .write(new Assessor(plan).assess(input))
                    .toString());
            again.fieldNames()
                    .forEachRemaining(
                            field -> assertThat(kept.path(field)).as(field).isEqualTo(again.path(field)));
        }
    }

    @Test
    @Tag("P3.2.4")
    void smog_without_any_forecast_is_told_and_can_be_approved() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            office.observe(CITY, -72, 0, hour -> 230);
            office.assess(CITY);

            Alert approved = await(
                    office.desk.approveProposal(office.onlyProposal().proposal().id(), LEADER));

            assertThat(approved.facts().outlook().highest()).isEqualTo(230);
            assertThat(approved.facts().outlook().dailyMeans()).isNotEmpty();
        }
    }

    @Test
    @Tag("P4.1")
    void a_county_has_the_higher_of_its_own_level_and_the_citys() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            String county = "410421";
            office.observe(county, -72, 0, hour -> 40);
            office.forecast(county, 0, hour -> 40);
            office.assess(county);
            assertThat(levels(office, county)).isEqualTo("null null null");

            smog(office, CITY, 230);
            await(office.desk.approveProposal(office.onlyProposal().proposal().id(), LEADER));
            assertThat(levels(office, county)).isEqualTo("orange null orange");
            assertThat(levels(office, CITY)).isEqualTo("orange orange orange");

            office.observe(county, -72, 0, hour -> 330);
            office.forecast(county, 0, hour -> hour < 60 ? 330 : 40);
            office.assess(county);
            await(office.desk.approveProposal(office.onlyProposal().proposal().id(), LEADER));
            assertThat(levels(office, county)).isEqualTo("red red orange");
            assertThat(levels(office, CITY)).isEqualTo("orange orange orange");
        }
    }

    private static String levels(OfficeKit office, String area) throws Exception {
        JsonNode level =
                JSON.readTree(await(office.desk.assessment(area)).orElseThrow()).path("levelInForce");
        return level.path("level").asText() + " " + level.path("own").asText() + " "
                + level.path("city").asText();
    }
}
