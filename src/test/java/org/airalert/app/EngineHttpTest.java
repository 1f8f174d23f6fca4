package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.airalert.access.Role;
import org.airalert.json.AssessmentWriter;
import org.airalert.json.InputReader;
import org.airalert.office.Desk;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Assessor;
import org.airalert.warning.InputDigest;
import org.airalert.warning.Plan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decisions rest on, as the API tells it: the kept assessment, the consultation, hand drafts that must be whole. */
class EngineHttpTest {
    private static final long SECONDS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    private final BlockingQueue<Desk.Proposed> proposals = new LinkedBlockingQueue<>();
    private GatewayFixture gateway;
    private OfficeClient officer;
    private OfficeClient leader;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data);
        gateway.gateway.desk().onProposal(proposals::add);
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER, Role.DUTY_OFFICER);
        OfficeClient nobody = new OfficeClient(
                "http://127.0.0.1:" + done(gateway.gateway.start()).officePort());
        officer = nobody.as("officer", GatewayFixture.PASSWORD);
        leader = nobody.as("leader", GatewayFixture.PASSWORD);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Desk.Proposed proposal() throws Exception {
        officer.event(GatewayFixture.cleanDays());
        officer.event(GatewayFixture.heavyForecast());
        Desk.Proposed proposed = proposals.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(proposed).as("a proposal within " + SECONDS + " s").isNotNull();
        return proposed;
    }

    @Test
    void a_proposals_assessment_is_told_with_its_reasons_and_its_input_gives_the_same_answer_again() throws Exception {
        String id = proposal().proposal().id();

        OfficeClient.Reply reply = officer.get("/proposals/" + id + "/assessment");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode kept = JSON.readTree(reply.text());
        assertThat(kept.path("action").asText()).isEqualTo("ISSUE");
        assertThat(kept.path("explanation").path("zh").toString()).contains("橙色", "48小时");
        assertThat(kept.path("explanation").path("en").toString()).contains("orange", "Issue an");
        Plan plan = Plan.standard();
        AssessmentInput input =
                new InputReader(plan).read("kept", "/input", kept.path("input")).input();
        assertThat(kept.path("inputSha256").asText()).isEqualTo(InputDigest.sha256(plan, input));
        JsonNode again = JSON.readTree(new AssessmentWriter(plan)
                .write(new Assessor(plan).assess(input))
                .toString());
        again.fieldNames()
                .forEachRemaining(
                        field -> assertThat(kept.path(field)).as(field).isEqualTo(again.path(field)));
        assertThat(officer.get("/proposals/pr-none/assessment").status()).isEqualTo(404);
    }

    @Test
    @Tag("P3.1")
    void a_consultation_is_put_down_read_back_and_refused_after_the_decision() throws Exception {
        String alert = proposal().alert().id().value();
        String path = "/alerts/" + alert + "/consultation";
        assertThat(officer.get(path).status()).isEqualTo(404);
        assertThat(officer.post(path, "{\"participants\":[\"\"],\"at\":\"yesterday\"}")
                        .pointers())
                .containsExactlyInAnyOrder("/participants", "/conclusion", "/at");
        String record = new JsonObject()
                .put("participants", java.util.List.of("市生态环境局", "市气象局"))
                .put("conclusion", "同意发布橙色预警")
                .put("at", "2026-01-05T08:00:00+08:00")
                .encode();

        OfficeClient.Reply recorded = officer.post(path, record);

        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
        assertThat(officer.get(path).json()).isEqualTo(new JsonObject(record));
        assertThat(leader.post("/alerts/" + alert + "/approve", "").status()).isEqualTo(200);
        assertThat(officer.post(path, record).status()).isEqualTo(409);
        assertThat(officer.get(path).json().getString("conclusion")).isEqualTo("同意发布橙色预警");
    }

    @Test
    @Tag("P3.2.3c")
    void a_hand_draft_without_what_a_warning_must_state_is_refused_naming_the_field() throws Exception {
        String whole = """
                {"kind":"issue","level":"yellow","areas":["410400"],"responseStart":"2026-01-07T00:00:00+08:00",
                 "expectedEnd":"2026-01-09T00:00:00+08:00","outlook":{"lowest":160,"highest":230,
                  "dailyMeans":[{"date":"2026-01-07","aqi":210}]}}""";

        OfficeClient.Reply noMeans =
                officer.post("/alerts", whole.replace("{\"date\":\"2026-01-07\",\"aqi\":210}", ""));
        OfficeClient.Reply noOutlook =
                officer.post("/alerts", new JsonObject(whole).putNull("outlook").encode());

        assertThat(noMeans.status()).isEqualTo(400);
        assertThat(noMeans.pointers()).containsExactly("/outlook/dailyMeans");
        assertThat(noOutlook.pointers()).containsExactly("/outlook");
        assertThat(officer.post("/alerts", whole).status()).isEqualTo(201);
    }

    @Test
    @Tag("P3.2.4")
    void a_warning_is_lifted_before_its_response_starts() throws Exception {
        String proposal = proposal().proposal().id();
        String alert =
                leader.post("/proposals/" + proposal + "/approve", "").json().getString("id");

        OfficeClient.Reply lift = officer.post("/alerts/" + alert + "/lift", "{\"reason\":\"会商认为污染过程不会出现\"}");

        assertThat(lift.status()).as(lift.text()).isEqualTo(201);
        assertThat(lift.json().getString("kind")).isEqualTo("lift");
        assertThat(lift.json().getString("effective")).isEqualTo(lift.json().getString("expectedEnd"));
        String id = lift.json().getString("id");
        OfficeClient.Reply preview = officer.get("/alerts/" + id + "/preview?channel=china-mobile");
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.text()).contains("不再启动");
        assertThat(leader.post("/alerts/" + id + "/approve", "").status()).isEqualTo(200);
        assertThat(officer.get("/areas/410400/assessment")
                        .json()
                        .getJsonObject("levelInForce")
                        .getString("level"))
                .isNull();
    }
}
