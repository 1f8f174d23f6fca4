package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.channel.Secret;
import org.airalert.channel.WebhookKey;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.office.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has not confirmed, what did not arrive, and sending it again, over HTTP and the whole gateway. */
@Tag("P6.3")
class FollowUpHttpTest {
    private static final long SECONDS = 20;
    private static final int SCHOOLS = 40;

    @TempDir
    Path data;

    private final BlockingQueue<Desk.Proposed> proposals = new LinkedBlockingQueue<>();
    private GatewayFixture gateway;
    private Gateway.Ports ports;
    private OfficeClient officer;
    private OfficeClient leader;
    private OfficeClient viewer;

    @BeforeEach
    void open() throws Exception {
        gateway = fixture(data);
        gateway.gateway.desk().onProposal(proposals::add);
        ports = done(gateway.gateway.start());
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        gateway.person("viewer", Role.VIEWER);
        OfficeClient client = new OfficeClient("http://127.0.0.1:" + ports.officePort());
        officer = client.as("officer", GatewayFixture.PASSWORD);
        leader = client.as("leader", GatewayFixture.PASSWORD);
        viewer = client.as("viewer", GatewayFixture.PASSWORD);
    }

    GatewayFixture fixture(Path folder) {
        return new GatewayFixture(folder);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private String published() throws Exception {
        officer.event(GatewayFixture.cleanDays());
        officer.event(GatewayFixture.heavyForecast());
        Desk.Proposed proposed = proposals.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(proposed).as("a proposal").isNotNull();
        String alert = proposed.alert().id().value();
        assertThat(leader.post("/alerts/" + alert + "/approve", "").status()).isEqualTo(200);
        waitFor(() -> officer.get("/alerts/" + alert + "/deliveries?channel=schools-push&state=accepted&limit=100")
                        .items()
                        .size()
                == SCHOOLS);
        return alert;
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    /** Asks again and again; each ask is a call over HTTP, and there is an end to them. */
    private static void waitFor(Check check) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        boolean holds = check.holds();
        while (!holds && System.nanoTime() < end) {
            holds = check.holds();
        }
        assertThat(holds).as("in time").isTrue();
    }

    private static List<String> recipients(OfficeClient.Reply page) {
        return page.items().stream()
                .map(one -> ((JsonObject) one).getString("recipient"))
                .toList();
    }

    @Test
    void who_has_not_confirmed_is_told_with_phone_numbers_and_one_tap_takes_them_off_the_list() throws Exception {
        String alert = published();
        String path = "/alerts/" + alert + "/unconfirmed";
        OfficeClient.Reply open = officer.get(path + "?limit=500");
        assertThat(recipients(open)).contains("school-001", "hospital-01").doesNotContain("china-mobile", "media-tv");
        JsonObject first = open.items().stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("recipient").equals("school-001"))
                .findFirst()
                .orElseThrow();
        assertThat(first.getBoolean("reached")).isTrue();
        assertThat(first.getString("until")).isNotNull();
        assertThat(first.getString("phone")).isEqualTo("+1-202-555-0122");
        assertThat(first.getJsonArray("contacts").encode()).contains("+1-202-555-0124");
        assertThat(viewer.get(path + "?limit=500").text()).doesNotContain("+1-202-555-0122");

        String delivery = officer.get("/alerts/" + alert + "/deliveries?channel=schools-push&recipient=school-001")
                .items()
                .getJsonObject(0)
                .getString("id");
        assertThat(done(gateway.store
                        .deliveries()
                        .confirm(new org.airalert.delivery.DeliveryId(delivery), GatewayFixture.NOW)))
                .isTrue();
        assertThat(recipients(officer.get(path + "?limit=500"))).doesNotContain("school-001");
        assertThat(recipients(officer.get(path + "?limit=2&cursor=school-001")))
                .containsExactly("school-002", "school-003");
        assertThat(officer.get("/alerts/nothing/unconfirmed").status()).isEqualTo(404);
    }

    @Test
    void what_failed_stands_in_the_dead_letters_and_is_sent_again_once() throws Exception {
        String alert = published();
        List<JsonObject> pushed =
                officer.get("/alerts/" + alert + "/deliveries?channel=schools-push&limit=100").items().stream()
                        .map(JsonObject.class::cast)
                        .limit(2)
                        .toList();
        for (JsonObject one : pushed) {
            done(gateway.store
                    .deliveries()
                    .receive(
                            "schools-push",
                            List.of(new org.airalert.delivery.Receipt(
                                    one.getString("id"),
                                    null,
                                    org.airalert.delivery.Receipt.State.FAILED,
                                    GatewayFixture.NOW,
                                    null,
                                    "")),
                            GatewayFixture.NOW));
        }
        OfficeClient.Reply dead = officer.get("/dead-letters?channel=schools-push");
        assertThat(dead.items()).hasSize(2).allSatisfy(one -> {
            assertThat(((JsonObject) one).getString("state")).isEqualTo(DeliveryState.FAILED.word());
            assertThat(((JsonObject) one).getString("reason")).isEqualTo(Reason.REPORTED_FAILED.word());
        });
        assertThat(officer.get("/dead-letters?channel=schools-push&reason=expired")
                        .items())
                .isEmpty();
        OfficeClient.Reply page = officer.get("/dead-letters?channel=schools-push&limit=1");
        assertThat(page.items()).hasSize(1);
        assertThat(officer.get("/dead-letters?channel=schools-push&limit=1&cursor="
                                + page.json().getString("next"))
                        .items()
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(dead.items().getJsonObject(1).getString("id"));
        assertThat(officer.get("/dead-letters?state=delivered").status()).isEqualTo(400);

        String filter = "{\"channel\":\"schools-push\",\"reason\":\"reported-failed\"}";
        assertThat(viewer.post("/alerts/" + alert + "/deliveries/resend", filter)
                        .status())
                .isEqualTo(403);
        assertThat(leader.post("/dead-letters/resend", filter).status()).isEqualTo(403);
        OfficeClient.Reply resent = officer.post("/alerts/" + alert + "/deliveries/resend", filter);
        assertThat(resent.status()).isEqualTo(202);
        assertThat(resent.json().getInteger("resent")).isEqualTo(2);
        waitFor(() -> gateway.pushed.stream().distinct().count() == gateway.pushed.size()
                && officer.get("/alerts/" + alert + "/deliveries?channel=schools-push&state=accepted&limit=100")
                                .items()
                                .size()
                        == SCHOOLS);
        // They were sent again, so there is nothing more to send.
        JsonObject again = officer.post("/dead-letters/resend", filter).json();
        assertThat(again.getInteger("resent")).isZero();
        assertThat(again.getInteger("skipped")).isEqualTo(2);
        // One by one: a new round each time, never the same id.
        String id = pushed.get(0).getString("id");
        String second = officer.post("/deliveries/" + id + "/resend", "").json().getString("id");
        assertThat(officer.get("/deliveries/" + second).json().getInteger("round"))
                .isEqualTo(2);
        assertThat(leader.post("/deliveries/" + id + "/resend", "").status()).isEqualTo(403);
    }

    @Test
    void the_estimate_is_told_before_approval_and_is_honest_about_a_stopped_channel() throws Exception {
        officer.event(GatewayFixture.cleanDays());
        officer.event(GatewayFixture.heavyForecast());
        Desk.Proposed proposed = proposals.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(proposed).as("a proposal").isNotNull();
        String path = "/alerts/" + proposed.alert().id() + "/estimate";
        JsonObject before = officer.get(path).json();
        assertThat(before.getString("by")).isNotNull();
        assertThat(before.getJsonArray("channels").encode()).contains("worst-case");
        officer.post("/channels/schools-push/pause", "{\"reason\":\"检修\"}");
        assertThat(officer.get(path).json().getString("by")).isNull();
        assertThat(officer.get(path).text()).contains("\"stopped\"");
        leader.post("/alerts/" + proposed.alert().id() + "/approve", "");
        waitFor(() -> officer.get(path).text().contains("\"waiting\":" + SCHOOLS));
        officer.post("/channels/schools-push/resume", "");
        waitFor(() -> !officer.get(path).text().contains("\"waiting\":" + SCHOOLS)
                && officer.get(path).json().getString("by") != null);
    }

    @Test
    void the_estimate_of_a_warning_leaves_out_the_drills_that_wait_before_it() throws Exception {
        officer.post("/channels/schools-push/pause", "{\"reason\":\"检修\"}");
        Alert drill = SampleAlerts.all().stream()
                .filter(one -> one.name().equals("advisory/drill"))
                .findFirst()
                .orElseThrow()
                .alert();
        var desk = gateway.gateway.desk();
        Alert draft = done(
                desk.draft(new Desk.Draft(drill.kind(), drill.status(), drill.facts()), person(Role.DUTY_OFFICER)));
        done(desk.approve(draft.id(), person(Role.APPROVER)));
        waitFor(() -> waiting(draft.id().value()) > 0);
        long behind = waiting(draft.id().value());

        officer.event(GatewayFixture.cleanDays());
        officer.event(GatewayFixture.heavyForecast());
        Desk.Proposed proposed = proposals.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(proposed).as("a proposal").isNotNull();

        String warning = proposed.alert().id().value();
        assertThat(waiting(warning)).isEqualTo(SCHOOLS);
        leader.post("/alerts/" + warning + "/approve", "");
        waitFor(() -> waiting(draft.id().value()) == behind + SCHOOLS);
        assertThat(waiting(warning)).isEqualTo(SCHOOLS);
    }

    private static Principal person(Role role) {
        return new Principal(role.name().toLowerCase(java.util.Locale.ROOT), "某同志", Set.of(role), Set.of());
    }

    private long waiting(String alert) throws Exception {
        return officer.get("/alerts/" + alert + "/estimate").json().getJsonArray("channels").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("channel").equals("schools-push"))
                .mapToLong(one -> one.getLong("waiting"))
                .findFirst()
                .orElse(0);
    }

    @Test
    void ten_thousand_receipts_come_in_one_request_and_what_is_unknown_holds_nothing_up() throws Exception {
        String alert = published();
        waitFor(() -> officer.get("/alerts/" + alert + "/deliveries?channel=china-mobile&state=accepted")
                        .items()
                        .size()
                == 1);
        String own = officer.get("/alerts/" + alert + "/deliveries?channel=china-mobile")
                .items()
                .getJsonObject(0)
                .getString("id");
        JsonArray batch = new JsonArray();
        for (int i = 0; i < 9_999; i++) {
            batch.add(new JsonObject()
                    .put("deliveryId", own.substring(0, own.length() - 6) + String.format("%06x", i))
                    .put("providerMessageId", "provider-message-" + i)
                    .put("state", "delivered")
                    .put("at", "2026-01-05T08:00:00+08:00")
                    .put("reason", "DELIVRD"));
        }
        batch.add(new JsonObject()
                .put("deliveryId", own)
                .put("state", "delivered")
                .put("at", "2026-01-05T08:00:00+08:00")
                .put(
                        "counts",
                        new JsonObject()
                                .put("targeted", 5_000_000)
                                .put("delivered", 4_900_000)
                                .put("failed", 20)));
        HttpResponse<String> answer = receipts("china-mobile", batch.encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject result = new JsonObject(answer.body());
        assertThat(result.getInteger("received")).isEqualTo(10_000);
        assertThat(result.getInteger("matched")).isEqualTo(1);
        assertThat(result.getJsonArray("results").getJsonObject(0).getInteger("status"))
                .isEqualTo(404);
        JsonObject tracked = officer.get("/deliveries/" + own).json();
        assertThat(tracked.getString("state")).isEqualTo("delivered");
        assertThat(tracked.getJsonObject("counts").getLong("delivered")).isEqualTo(4_900_000);
        batch.add(batch.getJsonObject(0));
        assertThat(receipts("china-mobile", batch.encode()).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> receipts(String channel, String body) throws Exception {
        long seconds = java.time.Instant.now().getEpochSecond();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + ports.publicPort() + "/receipts/" + channel))
                                .header("webhook-id", "r-1")
                                .header("webhook-timestamp", Long.toString(seconds))
                                .header(
                                        "webhook-signature",
                                        WebhookKey.of(Secret.of(GatewayFixture.KEY))
                                                .sign("r-1", seconds, bytes))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
