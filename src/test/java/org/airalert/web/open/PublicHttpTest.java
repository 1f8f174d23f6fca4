package org.airalert.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.Episode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The public side as programs, caches and carriers meet it. */
@Tag("P4.4")
class PublicHttpTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private PublicSideFixture side;

    @BeforeEach
    void start() throws Exception {
        side = new PublicSideFixture(Episode.inForce(Level.ORANGE));
    }

    @AfterEach
    void stop() throws Exception {
        side.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(side.url + path)).timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void the_status_tells_level_times_areas_air_and_advice() throws Exception {
        JsonObject status = new JsonObject(get("/status.json").body());

        JsonObject inForce = status.getJsonObject("inForce");
        assertThat(inForce.getString("level")).isEqualTo("orange");
        assertThat(inForce.getString("responseLevel")).isEqualTo("II");
        assertThat(inForce.getString("responseStart")).isEqualTo("2019-01-01T18:00:00+08:00");
        assertThat(inForce.getString("expectedEnd")).isEqualTo("2019-01-06T00:00:00+08:00");
        assertThat(status.getJsonArray("areas").stream().map(area -> ((JsonObject) area).getString("level")))
                .as("a warning of the city is one of all its areas")
                .containsOnly("orange");
        assertThat(status.getJsonObject("aqi").getInteger("aqi")).isPositive();
        assertThat(status.getJsonObject("advice").getJsonObject("groups").fieldNames())
                .containsExactlyInAnyOrder("general", "children", "elderly", "patients", "schools", "drivers");
        assertThat(status.getString("updatedAt")).isEqualTo("2019-01-02T15:10:00+08:00");
        assertThat(status.getBoolean("stale")).isFalse();
    }

    @Test
    void without_a_warning_inForce_is_null_not_absent() throws Exception {
        side.desk.become(Episode.lifted());
        String body = eventually("\"inForce\":null");

        assertThat(new JsonObject(body).getJsonArray("areas").getJsonObject(0).containsKey("level"))
                .isTrue();
    }

    private String eventually(String part) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            String body = get("/status.json").body();
            if (body.contains(part)) {
                return body;
            }
        }
        throw new AssertionError("never saw " + part);
    }

    @Test
    void the_same_bytes_have_the_same_strong_etag_and_are_not_sent_twice() throws Exception {
        HttpResponse<String> first = get("/status.json");
        String etag = header(first, "ETag");

        assertThat(etag).startsWith("\"").doesNotContain("W/");
        assertThat(header(first, "Cache-Control")).contains("max-age=").contains("stale-if-error");
        HttpResponse<String> again = get("/status.json", "If-None-Match", "\"other\", " + etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(etag);
        assertThat(get("/status.json", "If-Modified-Since", header(first, "Last-Modified"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/status.json", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_change_changes_the_etag() throws Exception {
        String before = header(get("/status.json"), "ETag");
        side.desk.become(Episode.inForce(Level.RED));
        eventually("\"level\":\"red\"");

        assertThat(header(get("/status.json"), "ETag")).isNotEqualTo(before);
    }

    @Test
    void gzip_is_the_same_document_under_an_etag_of_its_own() throws Exception {
        HttpResponse<byte[]> packed =
                http.send(to("/status.json").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).contains("Accept-Encoding");
        HttpResponse<String> plain = get("/status.json");
        assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
        }
    }

    @Test
    void head_tells_what_get_would_without_the_body() throws Exception {
        HttpResponse<String> head =
                http.send(to("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        HttpResponse<String> got = get("/");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(header(got, "Content-Length"));
        assertThat(header(head, "ETag")).isEqualTo(header(got, "ETag"));
    }

    @Test
    void other_sites_may_read_the_data_but_the_page_runs_no_foreign_script() throws Exception {
        for (String path :
                new String[] {"/status.json", "/alerts.atom", "/history.json", "/alerts/aag-20190101-2.cap"}) {
            assertThat(header(get(path), "Access-Control-Allow-Origin"))
                    .as(path)
                    .isEqualTo("*");
        }
        String policy = header(get("/"), "Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(header(get("/"), "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void the_page_speaks_the_language_asked_for() throws Exception {
        assertThat(get("/").body()).contains("重污染天气橙色预警");
        assertThat(get("/", "Accept-Language", "en-GB,en;q=0.9,zh;q=0.3").body())
                .contains("Orange warning");
        assertThat(get("/", "Accept-Language", "fr,zh-CN;q=0.8").body()).contains("重污染天气橙色预警");
        assertThat(get("/?lang=en", "Accept-Language", "zh-CN").body()).contains("Orange warning");
        assertThat(header(get("/"), "Vary")).contains("Accept-Language");
    }

    @Test
    void the_whole_page_is_under_fifty_kilobytes_compressed() throws Exception {
        int bytes = 0;
        for (String path : new String[] {"/", "/assets/live.js", "/assets/icon.svg"}) {
            bytes += http.send(to(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray())
                    .body()
                    .length;
        }
        assertThat(bytes).isLessThan(50_000);
    }

    @Test
    void the_feed_is_atom_and_links_every_alert_to_its_cap_document() throws Exception {
        HttpResponse<String> feed = get("/alerts.atom");
        assertThat(header(feed, "Content-Type")).isEqualTo("application/atom+xml; charset=utf-8");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document xml = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));

        String atom = "http://www.w3.org/2005/Atom";
        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo(atom);
        assertThat(xml.getElementsByTagNameNS(atom, "entry").getLength()).isEqualTo(2);
        String cap = xml.getElementsByTagNameNS(atom, "entry")
                .item(0)
                .getFirstChild()
                .getTextContent();
        HttpResponse<String> document = get(URI.create(cap).getPath());
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(header(document, "Content-Type")).startsWith("application/cap+xml");
    }

    @Test
    void an_older_alerts_cap_is_found_and_an_unknown_one_is_not() throws Exception {
        assertThat(get("/alerts/aag-20170101-1.cap").statusCode()).isEqualTo(200);
        assertThat(get("/alerts/nobody.cap").statusCode()).isEqualTo(404);
        assertThat(get("/alerts/%2e%2e.cap").statusCode()).isEqualTo(404);
        assertThat(get("/alerts/aag-1").statusCode()).isEqualTo(404);
    }

    @Test
    void the_stream_sends_the_status_at_once_and_then_each_change() throws Exception {
        HttpResponse<InputStream> stream = http.send(to("/status/stream").build(), BodyHandlers.ofInputStream());
        assertThat(header(stream, "Content-Type")).startsWith("text/event-stream");
        try (Scanner lines = new Scanner(stream.body(), StandardCharsets.UTF_8)) {
            assertThat(data(lines).getJsonObject("inForce").getString("level")).isEqualTo("orange");

            side.desk.become(Episode.inForce(Level.RED));

            assertThat(data(lines).getJsonObject("inForce").getString("level")).isEqualTo("red");
        }
    }

    private static JsonObject data(Scanner lines) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    String line = lines.nextLine();
                    while (!line.startsWith("data: ")) {
                        line = lines.nextLine();
                    }
                    return new JsonObject(line.substring(6));
                })
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void receipts_reach_the_one_who_reads_them_with_body_and_headers() throws Exception {
        HttpResponse<String> answer = http.send(
                to("/receipts/china-mobile")
                        .header("webhook-id", "r-1")
                        .POST(BodyPublishers.ofString("{\"deliveryId\":\"d\"}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(side.receipts).containsExactly("china-mobile r-1 {\"deliveryId\":\"d\"}");
    }

    @Test
    void receipts_of_five_megabytes_are_refused_unread() throws Exception {
        HttpResponse<String> answer = http.send(
                to("/receipts/china-mobile")
                        .POST(BodyPublishers.ofByteArray(new byte[5 << 20]))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(side.receipts).isEmpty();
    }

    @Test
    void readiness_tells_what_is_wrong() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        side.faults.put("store", "disk full");
        side.pass(Duration.ofSeconds(2));

        HttpResponse<String> report = get("/health/ready");
        assertThat(report.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(report.body()).getJsonObject("faults").getString("store"))
                .isEqualTo("disk full");
    }

    @Test
    void what_does_not_exist_is_a_short_404_and_keeps_nothing() throws Exception {
        HttpResponse<String> nothing = get("/wp-login.php?lang=en");

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).contains("No such page").hasSizeLessThan(20_000);
        assertThat(header(nothing, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_name_full_of_markup_stays_text() throws Exception {
        side.confirmations.put(
                "evil", new PublicParts.Confirmation(Episode.yellowIssue(), "<script>alert(1)</script>\"'&", null));

        String page = get("/confirm/evil").body();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(get("/confirm/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void the_history_holds_every_alert_of_the_event() throws Exception {
        JsonArray items = new JsonObject(get("/history.json").body()).getJsonArray("items");

        assertThat(items.stream().map(item -> ((JsonObject) item).getString("kind")))
                .containsExactly("upgrade", "issue");
    }

    @Test
    void a_status_past_its_time_says_so_itself() throws Exception {
        side.pass(Duration.ofHours(2));

        assertThat(eventuallyStale()).isTrue();
    }

    private boolean eventuallyStale() throws Exception {
        PublicStatus same = Episode.inForce(Level.ORANGE);
        side.desk.become(same);
        return new JsonObject(eventually("\"stale\":true")).getBoolean("stale");
    }
}
