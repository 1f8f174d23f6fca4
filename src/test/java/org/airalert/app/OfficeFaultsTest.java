package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.airalert.access.AccessParts;
import org.airalert.access.ApiKeys;
import org.airalert.access.Audit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.worker.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input to the office's API: one clear problem each, nothing stored, and the next call is answered. */
class OfficeFaultsTest {
    private static final int FIFTY_MB = 50 << 20;
    private static final String HOUR =
            "{\"type\":\"observation\",\"area\":\"410400\",\"time\":\"2026-01-05T08:00:00+08:00\",\"aqi\":120}";

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private int port;
    private OfficeClient nobody;
    private OfficeClient officer;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data);
        gateway.person("officer", Role.DUTY_OFFICER);
        port = done(gateway.gateway.start()).officePort();
        nobody = new OfficeClient("http://127.0.0.1:" + port);
        officer = nobody.as("officer", GatewayFixture.PASSWORD);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown type      | {\"type\":\"obs\"}                                                         | /type",
                "no type           | {\"aqi\":1}                                                                | /type",
                "missing field     | {\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00+08:00\"}           | /aqi",
                "AQI below 0       | {\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00+08:00\",\"aqi\":-3} | /aqi",
                "AQI of 9999       | {\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00+08:00\",\"aqi\":9999} | /aqi",
                "no offset         | {\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00\",\"aqi\":120}       | /time",
                "unknown area      | {\"type\":\"observation\",\"area\":\"1\",\"time\":\"2026-01-05T08:00:00Z\",\"aqi\":1} | /area",
                "a field twice     | {\"type\":\"observation\",\"type\":\"forecast\"}                           | ``",
                "half a document   | {\"type\":\"observation\",                                                | ``",
                "not an object     | [1]                                                                        | ``",
                "too deep          | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[                                           | ``",
                "deep in a list    | {\"type\":\"observation\",\"values\":[{\"time\":\"2026-01-05T08:00:00Z\",\"aqi\":\"x\"}]} | /values/0/aqi",
            })
    void a_bad_event_gets_a_problem_that_points_at_the_fault(String name, String body, String pointer)
            throws Exception {
        OfficeClient.Reply reply = officer.event(body);

        assertProblem(reply, 400);
        assertThat(reply.pointers()).contains(pointer);
        assertThat(reply.json().getString("detail")).isNotBlank();
        assertNothingStoredAndStillAnswering();
    }

    @Test
    void every_fault_of_an_event_is_listed_at_once() throws Exception {
        OfficeClient.Reply reply =
                officer.event("{\"type\":\"observation\",\"time\":\"2026-01-05T08:00:00\",\"aqi\":-3,\"more\":1}");

        assertThat(reply.pointers()).contains("/time", "/aqi", "/more");
    }

    @Test
    void broken_utf_8_is_told_with_its_place() throws Exception {
        byte[] body = HOUR.replace("410400", "41é400").getBytes(StandardCharsets.ISO_8859_1);

        OfficeClient.Reply reply = officer.send("POST", "/events", body, Map.of());

        assertProblem(reply, 400);
        assertThat(reply.json().getString("detail")).contains("not UTF-8 (first wrong byte at 32)");
        assertNothingStoredAndStillAnswering();
    }

    @Test
    void an_idempotency_key_gives_the_same_answer_and_no_other_body_may_use_it() throws Exception {
        OfficeClient.Reply first = officer.event(HOUR, "k1");
        OfficeClient.Reply second = officer.event(HOUR, "k1");
        OfficeClient.Reply other = officer.event(HOUR.replace("120", "121"), "k1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second).isEqualTo(first);
        assertProblem(other, 409);
        assertThat(gateway.events()).isEqualTo(1);
        assertProblem(officer.event(HOUR, "k".repeat(300)), 400);
    }

    @Test
    void a_body_of_50_MB_that_names_its_length_is_refused_before_it_is_read() throws Exception {
        Sent sent = send("Content-Length: " + FIFTY_MB + "\r\n", false);

        assertThat(sent.head()).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        assertThat(sent.bytes()).isLessThan(FIFTY_MB / 2);
        assertNothingStoredAndStillAnswering();
    }

    @Test
    void a_body_of_50_MB_in_chunks_is_refused_once_it_is_too_long() throws Exception {
        Sent sent = send("Transfer-Encoding: chunked\r\n", true);

        assertThat(sent.head()).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        assertThat(sent.bytes()).isLessThan(FIFTY_MB / 2);
        assertNothingStoredAndStillAnswering();
    }

    @Test
    void nobody_gets_in_without_a_session_or_key_nor_changes_anything_without_the_csrf_token() throws Exception {
        String cookie = officer.headerLines().lines().findFirst().orElseThrow().substring("Cookie: ".length());

        assertProblem(nobody.event(HOUR), 401);
        assertProblem(nobody.get("/alerts"), 401);
        assertProblem(nobody.withKey("aag_wrong").get("/alerts"), 401);
        assertProblem(
                nobody.send("POST", "/events", HOUR.getBytes(StandardCharsets.UTF_8), Map.of("Cookie", cookie)), 403);
        assertNothingStoredAndStillAnswering();
    }

    @Test
    void a_key_posts_the_types_of_its_scopes_and_no_other() throws Exception {
        Principal admin = new Principal("admin", "管理员", Set.of(Role.ADMINISTRATOR), Set.of());
        String key = done(new ApiKeys(accessParts())
                        .create("station feed", Set.of("observation"), Duration.ofDays(1), admin))
                .secret()
                .value();
        OfficeClient feed = nobody.withKey(key);

        assertThat(feed.event(HOUR).status()).isEqualTo(202);
        assertProblem(feed.event(GatewayFixture.heavyForecast()), 403);
        assertProblem(feed.get("/alerts"), 403);
        assertThat(gateway.events()).isEqualTo(1);
    }

    private AccessParts accessParts() {
        return new AccessParts(
                gateway.store.ledger(),
                new Audit(gateway.store.ledger()),
                new Workers(gateway.vertx, "keys", 1, 8),
                Clock.systemUTC(),
                new Random(3));
    }

    @Test
    void unknown_things_and_wrong_parameters_get_a_problem_too() throws Exception {
        assertProblem(officer.get("/nothing/here"), 404);
        assertProblem(officer.get("/alerts/aag-none"), 404);
        assertProblem(officer.get("/areas/1/assessment"), 404);
        assertProblem(officer.get("/areas/410400/series?from=yesterday"), 400);
        assertProblem(officer.get("/alerts?limit=many"), 400);
        assertProblem(officer.get("/alerts?state=lost"), 400);
        assertProblem(officer.send("DELETE", "/alerts", new byte[0], Map.of()), 405);
        assertProblem(officer.post("/alerts", "{\"kind\":\"issue\"}"), 400);
        assertProblem(officer.post("/channels/none/pause", ""), 404);
        assertNothingStoredAndStillAnswering();
    }

    private record Sent(long bytes, String head) {}

    /** Sends until an answer comes, and no more than 50 MB. */
    private Sent send(String framing, boolean chunked) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(("POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n" + officer.headerLines() + framing + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[64 * 1024];
            Arrays.fill(block, (byte) ' ');
            long sent = 0;
            try {
                while (sent < FIFTY_MB && in.available() == 0) {
                    if (chunked) {
                        out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write(block);
                    if (chunked) {
                        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    sent += block.length;
                }
            } catch (SocketException closed) {
                // The answer is read all the same.
                assertThat(sent).isLessThan(FIFTY_MB);
            }
            byte[] answer = new byte[8192];
            int length = in.read(answer);
            return new Sent(sent, new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8));
        }
    }

    private static void assertProblem(OfficeClient.Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        JsonObject problem = reply.json();
        assertThat(problem.fieldNames()).contains("type", "title", "status", "detail");
        assertThat(problem.getInteger("status")).isEqualTo(status);
    }

    private void assertNothingStoredAndStillAnswering() throws Exception {
        assertThat(gateway.events()).isZero();
        assertThat(officer.event(HOUR).status()).isEqualTo(202);
    }
}
