package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.airalert.access.ApiKeys;
import org.airalert.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the office side, each tried over HTTP on the whole gateway. */
class AttacksTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String IMAGE = "\"><img src=x onerror=alert(2)>";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private int port;
    private String url;
    private RawClient officer;
    private RawClient leader;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data);
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        gateway.person("deputy", Role.APPROVER);
        gateway.person("root", Role.ADMINISTRATOR);
        port = done(gateway.gateway.start()).officePort();
        url = "http://127.0.0.1:" + port;
        officer = RawClient.loggedIn(url, "officer");
        leader = RawClient.loggedIn(url, "leader");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_form_from_another_site_is_refused_even_with_the_token() throws Exception {
        Map<String, String> foreign = Map.of("Cookie", officer.headers().get("Cookie"), "Sec-Fetch-Site", "cross-site");
        RawClient.Reply pause = new RawClient(url, foreign, officer.token())
                .form("POST", "/console/channels/china-mobile/pause", "reason=x");
        RawClient.Reply logIn = new RawClient(url, Map.of("Sec-Fetch-Site", "cross-site"), "")
                .form("POST", "/console/login", "account=officer&password=" + GatewayFixture.PASSWORD);

        assertThat(pause.status()).isEqualTo(403);
        assertThat(logIn.status()).isEqualTo(403);
        assertThat(logIn.cookie()).isEmpty();
    }

    @Test
    void a_session_that_somebody_else_planted_is_not_taken_over_at_the_log_in() throws Exception {
        String planted = "aag_session=" + "A".repeat(43);
        RawClient.Reply in = new RawClient(url, Map.of("Cookie", planted), "")
                .form("POST", "/console/login", "account=officer&password=correct+horse+battery");

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.cookie())
                .startsWith("aag_session=")
                .doesNotContain("AAAAAA")
                .contains("HTTPOnly", "SameSite=Strict");
        assertThat(new RawClient(url, Map.of("Cookie", planted), "")
                        .get("/console/alerts")
                        .location())
                .startsWith("/console/login");
        assertThat(officer.form("POST", "/console/logout", "").status()).isEqualTo(303);
        assertThat(officer.get("/console/alerts").location()).startsWith("/console/login");
    }

    @Test
    void what_people_write_into_any_text_field_is_never_markup_on_any_page() throws Exception {
        String alert = advisory(SCRIPT + IMAGE + "${7*7}<#assign x=1>");
        String both = encoded(SCRIPT + IMAGE);
        for (String[] write : new String[][] {
            {"/console/alerts/" + alert + "/consultation", "participants=" + both + "&conclusion=" + both},
            {"/console/channels/china-mobile/pause", "reason=" + both},
            {"/console/dust", "from=2026-01-04T22:00&until=2026-01-05T02:00&dust=yes&reason=" + both},
        }) {
            assertThat(officer.form("POST", write[0], write[1]).status())
                    .as(write[0])
                    .isEqualTo(303);
        }
        String refused = advisory("text " + SCRIPT);
        officer.form(
                "POST", "/console/alerts/" + refused + "/reject", "reason=" + both + "&seen=" + officer.seen(refused));
        RawClient root = RawClient.loggedIn(url, "root");
        assertThat(json(
                                root,
                                "/accounts",
                                new JsonObject()
                                        .put("id", "marked")
                                        .put("name", SCRIPT)
                                        .put("roles", new JsonArray().add("viewer")))
                        .status())
                .isEqualTo(202);
        assertThat(json(root, "/keys", new JsonObject().put("name", SCRIPT).put("scopes", new JsonArray().add("read")))
                        .status())
                .isEqualTo(202);
        JsonArray waiting = new JsonObject(leader.get("/api/v1/changes").text()).getJsonArray("items");
        assertThat(waiting).hasSize(2);
        for (int i = 0; i < waiting.size(); i++) {
            String change = waiting.getJsonObject(i).getString("id");
            assertThat(leader.get("/console/changes").text()).doesNotContain(SCRIPT);
            assertThat(leader.form("POST", "/console/changes/" + change + "/approve", "")
                            .status())
                    .isEqualTo(303);
        }
        replaceDirectory(root);

        List<String> wrong = new ArrayList<>();
        for (String way : gateway.gateway.officeWays()) {
            if (!way.startsWith("GET /console") || way.endsWith(".csv")) {
                continue;
            }
            for (String id : List.of(alert, refused, encoded(SCRIPT).replace("+", "%20"))) {
                String path = way.substring(4).replaceAll(":[a-z]+", id);
                String query = "?q=" + both + "&channel=" + both + "&state=" + both + "&after=" + both + "&taken="
                        + both + "&audience=" + both + "&actor=" + both + "&action=" + both + "&from=" + both + "&lang="
                        + both;
                for (String full : List.of(path, path + query)) {
                    String text = root.get(full).text();
                    if (text.contains(SCRIPT) || text.contains("<img src=x")) {
                        wrong.add(full);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        String preview = officer.get("/console/alerts/" + alert).text();
        assertThat(preview).as("a template's marks in a text stay text").contains("${7*7}");
        RawClient.Reply back =
                new RawClient(url, Map.of(), "").form("POST", "/console/login", "account=" + both + "&password=x");
        assertThat(back.text()).doesNotContain(SCRIPT, "<img src=x");
    }

    private void replaceDirectory(RawClient root) throws Exception {
        JsonObject one = new JsonObject(
                        root.get("/api/v1/recipients?audience=schools&limit=1").text())
                .getJsonArray("items")
                .getJsonObject(0)
                .put("name", SCRIPT + IMAGE)
                .put("fields", new JsonObject())
                .put(
                        "contacts",
                        new JsonArray().add(new JsonObject().put("name", SCRIPT).put("phone", IMAGE)));
        RawClient.Reply put = root.send(
                "PUT", "/api/v1/recipients", bytes(new JsonObject().put("items", new JsonArray().add(one))), JSON);
        assertThat(put.status()).as(put.text()).isIn(200, 202);
    }

    @Test
    void an_approval_that_is_sent_again_or_by_two_at_once_publishes_once() throws Exception {
        RawClient deputy = RawClient.loggedIn(url, "deputy");
        for (int round = 0; round < 3; round++) {
            String alert = advisory("round " + round);
            String path = "/api/v1/alerts/" + alert + "/approve";
            List<CompletableFuture<Integer>> racing = new ArrayList<>();
            for (RawClient each : List.of(leader, deputy)) {
                racing.add(CompletableFuture.supplyAsync(() -> status(each, path)));
            }
            List<Integer> answers =
                    racing.stream().map(CompletableFuture::join).sorted().toList();
            assertThat(answers).containsExactly(200, 409);
            assertThat(status(leader, path)).as("replayed").isEqualTo(409);
            String audit = leader.get("/api/v1/audit?limit=500").text();
            assertThat(new JsonObject(audit)
                            .getJsonArray("items").stream()
                                    .map(JsonObject.class::cast)
                                    .filter(entry -> entry.getString("action").equals("alert.approve")
                                            && entry.getString("subject").equals(alert)))
                    .hasSize(1);
        }
    }

    private static int status(RawClient by, String path) {
        try {
            return by.send("POST", path, new byte[0], JSON).status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_stolen_key_approves_nothing_and_opens_no_page() throws Exception {
        String alert = advisory("by the officer");
        String key = gateway.key(ApiKeys.SCOPES);
        for (Map<String, String> headers : List.of(
                Map.of("Authorization", "Bearer " + key),
                Map.of("X-API-Key", key),
                // Beside somebody's cookie the key counts, not the cookie.
                Map.of("X-API-Key", key, "Cookie", leader.headers().get("Cookie")))) {
            RawClient thief = new RawClient(url, headers, leader.token());
            assertThat(thief.send("POST", "/api/v1/alerts/" + alert + "/approve", new byte[0], JSON)
                            .status())
                    .isEqualTo(403);
            assertThat(thief.get("/console/alerts/" + alert).status()).isEqualTo(303);
            assertThat(thief.form("POST", "/console/alerts/" + alert + "/approve", "seen=x")
                            .status())
                    .isEqualTo(303);
        }
        assertThat(new JsonObject(officer.get("/api/v1/alerts/" + alert).text()).getString("state"))
                .isEqualTo("submitted");
    }

    @Test
    void guessing_is_stopped_by_the_account_and_by_the_address() throws Exception {
        for (int guess = 0; guess < 6; guess++) {
            assertThat(logIn("officer", "wrong guess " + guess, "").status()).isEqualTo(401);
        }
        assertThat(logIn("officer", GatewayFixture.PASSWORD, "").status())
                .as("the right one while the account rests")
                .isEqualTo(401);

        List<Integer> spray = new ArrayList<>();
        for (int guess = 0; guess < 80 && !spray.contains(429); guess++) {
            spray.add(logIn("nobody" + guess, "Winter2026!", "198.51.100.7").status());
        }
        assertThat(spray).startsWith(401).contains(429).hasSizeGreaterThanOrEqualTo(30);
        assertThat(logIn("leader", GatewayFixture.PASSWORD, "198.51.100.8").status())
                .as("somebody from elsewhere")
                .isEqualTo(201);
    }

    @Test
    void how_long_a_refusal_takes_does_not_tell_whether_the_account_exists() throws Exception {
        logIn("officer", "to warm up the hashing", "");
        long[] known = new long[3];
        long[] unknown = new long[3];
        for (int i = 0; i < 3; i++) {
            known[i] = nanos("officer");
            unknown[i] = nanos("no-such-person");
        }
        // The least of three: other work on the machine only ever adds time. Without the hashing it would be a tenth.
        long there = Arrays.stream(known).min().orElseThrow();
        long notThere = Arrays.stream(unknown).min().orElseThrow();
        assertThat((double) notThere / there).isBetween(0.4, 2.5);
    }

    private long nanos(String account) throws Exception {
        long start = System.nanoTime();
        assertThat(logIn(account, "wrong wrong wrong", "").status()).isEqualTo(401);
        return System.nanoTime() - start;
    }

    @Test
    void bodies_that_are_too_large_are_refused_before_and_after_the_log_in() throws Exception {
        byte[] large = new byte[600_000];
        Arrays.fill(large, (byte) 'x');
        RawClient nobody = new RawClient(url, Map.of(), "");

        assertThat(nobody.send("POST", "/api/v1/session", large, JSON).status()).isEqualTo(413);
        assertThat(nobody.send("POST", "/console/login", large, FORM).status()).isIn(400, 413);
        assertThat(officer.send("POST", "/console/dust", large, FORM).status()).isIn(400, 413);
        assertThat(officer.send("POST", "/api/v1/alerts", large, JSON).status()).isEqualTo(413);
        assertThat(officer.get("/console/alerts").status()).isEqualTo(200);
    }

    @Test
    void nothing_that_is_sent_becomes_a_header_or_a_line_of_the_journal() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /console/login?lang=en%0d%0aX-Planted:%201&ready=%0d%0aX-Planted:%202 HTTP/1.1\r\n"
                                    + "Host: 127.0.0.1\r\nX-Forwarded-For: 1.2.3.4\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String head = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
            assertThat(head).startsWith("HTTP/1.1 200").doesNotContain("X-Planted");
        }
        assertThat(logIn("officer", "wrong", "1.2.3.4\\r\\nforged").status()).isEqualTo(401);
        assertThat(logIn("officer\r\n2026 login officer", "wrong", "").status()).isEqualTo(401);
        JsonArray entries = new JsonObject(leader.get("/api/v1/audit?limit=500").text()).getJsonArray("items");
        assertThat(entries.encode()).doesNotContain("forged", "2026 login");
    }

    private RawClient.Reply logIn(String account, String password, String from) throws Exception {
        Map<String, String> headers = from.isEmpty() ? Map.of() : Map.of("X-Forwarded-For", from);
        return new RawClient(url, headers, "")
                .send(
                        "POST",
                        "/api/v1/session",
                        bytes(new JsonObject().put("account", account).put("password", password)),
                        JSON);
    }

    private String advisory(String text) throws Exception {
        RawClient.Reply drafted = json(
                officer,
                "/alerts",
                new JsonObject()
                        .put("kind", "advisory")
                        .put("areas", new JsonArray().add("410400"))
                        .put("expectedEnd", "2026-01-09T00:00:00+08:00")
                        .put("text", new JsonObject().put("zh", text).put("en", text)));
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        return new JsonObject(drafted.text()).getString("id");
    }

    private static RawClient.Reply json(RawClient by, String path, JsonObject body) throws Exception {
        return by.send("POST", "/api/v1" + path, bytes(body), JSON);
    }

    private static byte[] bytes(JsonObject body) {
        return body.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
