package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.office.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The office's API as its contract tells it (interfaces, "HTTP API"), over the whole gateway with a real store and a real receiver. */
class OfficeHttpTest {
    private static final long SECONDS = 20;

    @TempDir
    Path data;

    private final BlockingQueue<Desk.Proposed> proposals = new LinkedBlockingQueue<>();
    private final BlockingQueue<Alert> approvals = new LinkedBlockingQueue<>();
    private GatewayFixture gateway;
    private OfficeClient nobody;
    private OfficeClient officer;
    private OfficeClient leader;
    private OfficeClient admin;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data);
        gateway.gateway.desk().onProposal(proposals::add);
        gateway.gateway.desk().onApproval(approvals::add);
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER, Role.DUTY_OFFICER);
        gateway.person("root", Role.ADMINISTRATOR);
        nobody = new OfficeClient(
                "http://127.0.0.1:" + done(gateway.gateway.start()).officePort());
        officer = nobody.as("officer", GatewayFixture.PASSWORD);
        leader = nobody.as("leader", GatewayFixture.PASSWORD);
        admin = nobody.as("root", GatewayFixture.PASSWORD);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void data_in_gives_an_assessment_a_series_and_a_proposal() throws Exception {
        String proposal = proposal();

        JsonObject assessment = officer.get("/areas/410400/assessment").json();
        JsonObject series = officer.get("/areas/410400/series").json();
        JsonArray open = officer.get("/proposals?state=open").items();
        assertThat(assessment.fieldNames()).contains("action", "level", "explanation");
        assertThat(series.getJsonArray("observed")).isNotEmpty();
        assertThat(series.getJsonArray("forecast")).isNotEmpty();
        assertThat(open).hasSize(1);
        assertThat(open.getJsonObject(0).getString("id")).isEqualTo(proposal);
        assertThat(open.getJsonObject(0).getJsonObject("alert").getString("level"))
                .isEqualTo("orange");
    }

    @Test
    void a_second_person_approves_a_proposal_and_its_deliveries_can_be_followed() throws Exception {
        String proposal = proposal();

        assertThat(officer.post("/proposals/" + proposal + "/approve", "").status())
                .isEqualTo(403);
        OfficeClient.Reply approved = leader.post("/proposals/" + proposal + "/approve", "");

        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        String alert = approved.json().getString("id");
        JsonObject delivered = whenAllSent(alert);
        assertThat(delivered.getString("state")).isEqualTo("published");
        assertThat(delivered.getJsonObject("deliveries").fieldNames()).contains("china-mobile", "schools-push");
        JsonArray sent = officer.get("/alerts/" + alert + "/deliveries?channel=china-mobile")
                .items();
        assertThat(sent).hasSize(1);
        String id = sent.getJsonObject(0).getString("id");
        JsonObject one = officer.get("/deliveries/" + id).json();
        assertThat(one.getJsonArray("attempts")).hasSize(1);
        assertThat(gateway.pushed).contains(id).doesNotHaveDuplicates();
        assertThat(officer.post("/deliveries/" + id + "/resend", "").status()).isIn(202, 409);
    }

    @Test
    @Tag("P3.2.3a")
    void official_letters_are_drafts_before_the_approval_and_the_approved_ones_after_it() throws Exception {
        String alert = draft(officer);
        String documents = "/alerts/" + alert + "/documents";

        assertThat(officer.get(documents + "/notice.html").text()).contains("（送审稿）");
        OfficeClient.Reply approved = leader.post("/alerts/" + alert + "/approve", "");

        JsonObject digests = approved.json().getJsonObject("digests");
        assertThat(digests.fieldNames()).contains("document.notice", "document.filing", "document.order-unit");
        assertThat(officer.get(documents).items()).hasSize(4);
        assertThat(officer.get(documents + "/order-unit.html?recipient=unit-power&number=7")
                        .text())
                .contains("平环委办〔2026〕7号", "平顶山供电公司：");
        OfficeClient.Reply pdf = officer.get(documents + "/filing.pdf");
        assertThat(pdf.type()).isEqualTo("application/pdf");
        assertThat(pdf.text()).startsWith("%PDF-");
        assertThat(officer.get(documents + "/order-unit.pdf").pointers()).containsExactly("/recipient");
        assertThat(officer.get(documents + "/filing.pdf?number=x").pointers()).containsExactly("/number");
        assertThat(officer.get(documents + "/poem.pdf").status()).isEqualTo(404);
        assertThat(nobody.get(documents + "/filing.pdf").status()).isEqualTo(401);
    }

    @Test
    void a_rejected_proposal_is_no_longer_open() throws Exception {
        String proposal = proposal();

        assertThat(leader.post("/proposals/" + proposal + "/reject", "{}").pointers())
                .containsExactly("/reason");
        OfficeClient.Reply rejected = leader.post("/proposals/" + proposal + "/reject", "{\"reason\":\"会商认为预报偏高\"}");

        assertThat(rejected.status()).as(rejected.text()).isEqualTo(200);
        assertThat(officer.get("/proposals?state=open").items()).isEmpty();
        assertThat(leader.post("/proposals/" + proposal + "/approve", "").status())
                .isEqualTo(409);
    }

    @Test
    void nobody_approves_their_own_draft_and_what_was_published_is_followed_up() throws Exception {
        String alert = draft(leader);

        assertThat(leader.post("/alerts/" + alert + "/approve", "").status()).isEqualTo(403);
        OfficeClient.Reply preview = officer.get("/alerts/" + alert + "/preview");
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.json().getJsonObject("channels").fieldNames()).contains("china-mobile", "media-push");
        assertThat(officer.get("/alerts/" + alert + "/preview?channel=china-mobile")
                        .json()
                        .getJsonObject("channels")
                        .fieldNames())
                .containsExactly("china-mobile");
        assertThat(officer.get("/alerts/" + alert + "/preview?channel=none").status())
                .isEqualTo(404);

        String second = draft(officer);
        assertThat(leader.post("/alerts/" + second + "/approve", "").status()).isEqualTo(200);
        whenAllSent(second);
        OfficeClient.Reply update =
                officer.post("/alerts/" + second + "/update", "{\"expectedEnd\":\"2026-01-10T00:00:00+08:00\"}");
        assertThat(update.status()).as(update.text()).isEqualTo(201);
        assertThat(update.json().getString("kind")).isEqualTo("extend");
        OfficeClient.Reply lift = officer.post("/alerts/" + second + "/lift", "");
        assertThat(lift.status()).as(lift.text()).isEqualTo(201);
        assertThat(lift.json().getString("kind")).isEqualTo("lift");
        assertThat(officer.post("/alerts/" + second + "/cancel", "{}").pointers())
                .containsExactly("/reason");
        OfficeClient.Reply cancel = officer.post("/alerts/" + second + "/cancel", "{\"reason\":\"误发\"}");
        assertThat(cancel.status()).as(cancel.text()).isEqualTo(201);
        assertThat(leader.post("/alerts/" + cancel.json().getString("id") + "/reject", "{\"reason\":\"不撤\"}")
                        .status())
                .isEqualTo(200);
        assertThat(officer.get("/alerts").items()).hasSize(5);
    }

    @Test
    void lists_are_paged_with_a_cursor() throws Exception {
        Set<String> drafted = new HashSet<>(Set.of(draft(officer), draft(officer), draft(officer)));

        JsonObject first = officer.get("/alerts?limit=2").json();
        JsonObject second =
                officer.get("/alerts?limit=2&cursor=" + first.getString("next")).json();

        Set<String> seen = new HashSet<>();
        for (JsonObject page : List.of(first, second)) {
            page.getJsonArray("items").forEach(one -> seen.add(((JsonObject) one).getString("id")));
        }
        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        assertThat(seen).isEqualTo(drafted);
    }

    @Test
    void the_directory_is_imported_whole_or_not_at_all() throws Exception {
        String shipped = Files.readString(Path.of("conf", "recipients.csv"));
        int before = gateway.config.recipients().size();
        String broken = shipped.replaceFirst("china-unicom,public", "china-mobile,public")
                .replaceFirst("china-telecom,public", "china-telecom,everybody");

        OfficeClient.Reply refused = admin.post("/recipients/import", broken);
        OfficeClient.Reply dry = admin.post("/recipients/import?dryRun=true", shipped);
        OfficeClient.Reply whole = admin.post("/recipients/import", shipped.replace("中国移动平顶山分公司", "中国移动平顶山"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).hasSizeGreaterThanOrEqualTo(2).allMatch(pointer -> pointer.matches("/\\d+"));
        assertThat(dry.status()).isEqualTo(200);
        assertThat(whole.json().getInteger("recipients")).isEqualTo(before);
        assertThat(officer.post("/recipients/import", shipped).status()).isEqualTo(403);
        JsonArray listed = admin.get("/recipients?audience=public").items();
        assertThat(listed.getJsonObject(0).getString("name")).isEqualTo("中国移动平顶山");
        // Whoever is named as a supervising unit must be there, too.
        OfficeClient.Reply alone = admin.send(
                "PUT",
                "/recipients",
                new JsonObject().put("items", listed).encode().getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.pointers()).containsExactly("/items/0", "/items/1", "/items/2");
        admin.get("/recipients?audience=units").items().forEach(listed::add);
        OfficeClient.Reply put = admin.send(
                "PUT",
                "/recipients",
                new JsonObject().put("items", listed).encode().getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.json().getInteger("recipients")).isEqualTo(listed.size());
    }

    @Test
    void a_channel_is_paused_and_resumed_and_both_stand_in_the_audit() throws Exception {
        OfficeClient.Reply paused = officer.post("/channels/china-mobile/pause", "{\"reason\":\"对方维护\"}");
        JsonObject shown = channel("china-mobile");
        OfficeClient.Reply resumed = officer.post("/channels/china-mobile/resume", "");

        assertThat(paused.status()).as(paused.text()).isEqualTo(200);
        assertThat(shown.getString("state")).isEqualTo("paused");
        assertThat(shown.getString("why")).isEqualTo("对方维护");
        assertThat(resumed.json().getString("state")).isNotEqualTo("paused");
        assertThat(officer.get("/audit").status()).isEqualTo(403);
        List<String> actions = admin.get("/audit").items().stream()
                .map(entry -> ((JsonObject) entry).getString("action"))
                .toList();
        assertThat(actions).containsSubsequence("channel.pause", "channel.resume");
        assertThat(admin.get("/audit/verify").json().getBoolean("whole")).isTrue();
        assertThat(admin.get("/audit?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z")
                        .items())
                .isEmpty();
    }

    @Test
    void the_contract_is_served_parses_and_names_every_call_with_its_permission() throws Exception {
        OfficeClient.Reply served = nobody.get("/openapi.yaml");

        Map<?, ?> contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(served.text());
        assertThat(served.type()).startsWith("application/yaml");
        assertThat(contract.get("openapi")).asString().startsWith("3.1");
        assertThat(((Map<?, ?>) contract.get("paths")).keySet().stream().map(String::valueOf))
                .contains(
                        "/events",
                        "/areas/{code}/assessment",
                        "/areas/{code}/series",
                        "/proposals",
                        "/proposals/{id}/approve",
                        "/proposals/{id}/reject",
                        "/alerts",
                        "/alerts/{id}",
                        "/alerts/{id}/approve",
                        "/alerts/{id}/reject",
                        "/alerts/{id}/update",
                        "/alerts/{id}/cancel",
                        "/alerts/{id}/lift",
                        "/alerts/{id}/preview",
                        "/alerts/{id}/deliveries",
                        "/alerts/{id}/unconfirmed",
                        "/alerts/{id}/deliveries/resend",
                        "/dead-letters",
                        "/dead-letters/resend",
                        "/deliveries/{id}",
                        "/deliveries/{id}/resend",
                        "/recipients",
                        "/recipients/import",
                        "/channels",
                        "/channels/{id}/pause",
                        "/channels/{id}/resume",
                        "/audit");
    }

    private String proposal() throws Exception {
        assertThat(officer.event(GatewayFixture.cleanDays()).status()).isEqualTo(202);
        assertThat(officer.event(GatewayFixture.heavyForecast()).status()).isEqualTo(202);
        Desk.Proposed proposed = proposals.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(proposed).as("a proposal within " + SECONDS + " s").isNotNull();
        return proposed.proposal().id();
    }

    private static String draft(OfficeClient by) throws Exception {
        OfficeClient.Reply drafted = by.post("/alerts", """
                {"kind":"issue","level":"yellow","areas":["410400"],"responseStart":"2026-01-04T00:00:00+08:00",
                 "expectedEnd":"2026-01-09T00:00:00+08:00","outlook":{"lowest":160,"highest":230,
                  "dailyMeans":[{"date":"2026-01-06","aqi":160},{"date":"2026-01-07","aqi":230}]}}""");
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        return drafted.json().getString("id");
    }

    private JsonObject channel(String id) throws Exception {
        return officer.get("/channels").items().stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Asks until the alert is published and no delivery waits any more; each ask is a call over HTTP, and there is an end to them. */
    private JsonObject whenAllSent(String alert) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        JsonObject seen = officer.get("/alerts/" + alert).json();
        while (System.nanoTime() < end && !isSent(seen)) {
            seen = officer.get("/alerts/" + alert).json();
        }
        assertThat(isSent(seen)).as(seen.encode()).isTrue();
        return seen;
    }

    private static boolean isSent(JsonObject alert) {
        String counts = alert.getJsonObject("deliveries").encode();
        return alert.getString("state").equals("published")
                && counts.contains("accepted")
                && !counts.contains("queued")
                && !counts.contains("sending");
    }
}
