package org.airalert.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.Episode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each public document says, and that they say the same. */
@Tag("P4.4")
class PublicDocumentsTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private PublicSideFixture side;

    @AfterEach
    void stop() throws Exception {
        side.close();
    }

    private void show(PublicStatus status) throws Exception {
        side = new PublicSideFixture(status);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(side.url + path)).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String text(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private JsonObject json(String path) throws Exception {
        return new JsonObject(text(path));
    }

    @Test
    void two_areas_at_different_levels_are_each_told_with_their_own() throws Exception {
        show(Episode.twoAreas());

        JsonObject status = json("/status.json");

        assertThat(status.getJsonObject("inForce").getString("level")).isEqualTo("yellow");
        assertThat(status.getJsonArray("alsoInForce").getJsonObject(0).getString("level"))
                .isEqualTo("orange");
        assertThat(status.getJsonArray("areas").stream().map(area -> ((JsonObject) area).getString("level")))
                .containsExactly("yellow", "orange", "yellow", "yellow");
    }

    @Test
    void a_districts_warning_is_none_of_the_city() throws Exception {
        show(Episode.districtsOnly());

        JsonObject status = json("/status.json");

        assertThat(status.getValue("inForce")).isNull();
        assertThat(status.getJsonArray("areas").stream().map(area -> ((JsonObject) area).getString("level")))
                .containsExactly(null, "orange", null, "yellow");
        assertThat(text("/")).contains("新华区重污染天气橙色预警").contains("舞钢市：黄色预警");
    }

    @Test
    void every_document_says_when_it_was_made_of_what_and_when_it_is_stale() throws Exception {
        show(Episode.inForce(Level.ORANGE));

        for (String path : List.of("/status.json", "/history.json")) {
            JsonObject json = json(path);
            assertThat(json.getString("updatedAt")).isEqualTo("2019-01-02T15:10:00+08:00");
            assertThat(json.getString("staleAfter")).isEqualTo("2019-01-02T16:40:00+08:00");
            assertThat(json.getJsonObject("data").getString("observedAt")).isEqualTo("2019-01-02T15:00:00+08:00");
            assertThat(json.getJsonObject("data").getString("forecastIssuedAt")).isEqualTo("2019-01-02T08:00:00+08:00");
            assertThat(json.getBoolean("stale")).isFalse();
        }
        assertThat(text("/alerts.atom")).contains("2019-01-02T16:40:00+08:00之后视为过期");
        assertThat(text("/")).contains("本页生成于1月2日（周三）15时10分").contains("预报：1月2日（周三）8时发布");
        assertThat(text("/widget.html")).contains("本页生成于1月2日（周三）15时10分");
        assertThat(text("/badge.svg")).contains("生成于1月2日（周三）15时10分");
    }

    @Test
    void every_stale_document_says_so() throws Exception {
        show(Episode.madeAt(Episode.inForce(Level.ORANGE), Episode.NOW, Episode.NOW.minusSeconds(1)));

        assertThat(json("/status.json").getBoolean("stale")).isTrue();
        assertThat(json("/history.json").getBoolean("stale")).isTrue();
        assertThat(text("/alerts.atom")).contains("【已过期】");
        assertThat(text("/")).contains("id=\"stale\" role=\"alert\">");
        assertThat(text("/widget.html")).contains("本页内容已过期");
        assertThat(text("/badge.svg")).contains("数据已过期").doesNotContain("橙色预警");
    }

    @Test
    void a_replay_is_marked_on_every_document() throws Exception {
        side = new PublicSideFixture(Episode.inForce(Level.RED), true);

        assertThat(json("/status.json").getBoolean("demo")).isTrue();
        assertThat(text("/alerts.atom")).contains("【演示】");
        assertThat(text("/")).contains("<title>【演示】").contains("这里回放的是过去的真实过程");
        assertThat(text("/widget.html")).contains("演示");
        assertThat(text("/badge.svg")).contains("演示 红色预警");
    }

    @Test
    void json_documents_hold_to_their_schemas_in_every_state() throws Exception {
        for (PublicStatus status : List.of(
                Episode.inForce(Level.RED),
                Episode.blank(),
                Episode.lifted(),
                Episode.liftAnnounced(),
                Episode.twoAreas())) {
            show(status);
            for (String name : List.of("status", "history")) {
                JsonSchema schema = JsonSchema.of(json("/schema/" + name + ".json"));
                Validator validator = Validator.create(
                        schema,
                        new JsonSchemaOptions()
                                .setBaseUri("urn:test")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Basic));
                OutputUnit result = validator.validate(json("/" + name + ".json"));
                assertThat(result.getValid())
                        .as("%s: %s", name, result.getErrors())
                        .isTrue();
                assertThat(validator.validate(new JsonObject()).getValid()).isFalse();
            }
            side.close();
        }
        show(Episode.blank());
    }

    @Test
    @Tag("P3.2.4")
    void the_history_tells_what_each_alert_changed() throws Exception {
        show(Episode.inForce(Level.ORANGE));

        JsonArray items = json("/history.json").getJsonArray("items");

        assertThat(items.getJsonObject(1).getJsonArray("changes")).isEmpty();
        JsonArray changes = items.getJsonObject(0).getJsonArray("changes");
        assertThat(changes.getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("field", "level")
                        .put("before", "yellow")
                        .put("after", "orange"));
        assertThat(changes.getJsonObject(1).getString("after")).isEqualTo("2019-01-06T00:00:00+08:00");
        assertThat(text("/")).contains("预计解除：<del>1月3日（周四）24时</del> → <ins>1月5日（周六）24时</ins>");
    }

    @Test
    void a_feed_readers_library_reads_the_feed() throws Exception {
        show(Episode.lifted());

        SyndFeed feed = new SyndFeedInput().build(new StringReader(text("/alerts.atom")));

        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("平顶山市重污染天气预警");
        assertThat(feed.getEntries()).extracting(SyndEntry::getTitle).first().isEqualTo("解除橙色预警 · 平顶山市");
        assertThat(feed.getEntries())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.getLinks())
                        .anySatisfy(link -> assertThat(link.getType()).isEqualTo("application/cap+xml")));
    }

    @Test
    void browsers_that_know_brotli_get_it_and_it_is_smaller() throws Exception {
        show(Episode.inForce(Level.RED));

        HttpResponse<byte[]> packed = get("/", "Accept-Encoding", "gzip, deflate, br, zstd");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(packed.headers().firstValue("ETag").orElseThrow()).endsWith("-br\"");
        try (BrotliInputStream unpacked = new BrotliInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text("/"));
        }
        HttpResponse<byte[]> refused = get("/", "Accept-Encoding", "br;q=0, gzip;q=0.5");
        assertThat(refused.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(refused.body().length);
        assertThat(get("/", "Accept-Encoding", "gzip;q=0.0, identity").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void the_picture_of_a_shared_link_is_in_the_colour_of_the_level() throws Exception {
        show(Episode.inForce(Level.RED));
        HttpResponse<byte[]> answer = get("/og.png");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (answer.statusCode() == 404 && System.nanoTime() < until) {
            // It is drawn after everything else.
            answer = get("/og.png");
        }

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(picture.getWidth()).isEqualTo(LevelPicture.WIDTH);
        assertThat(picture.getHeight()).isEqualTo(LevelPicture.HEIGHT);
        assertThat(picture.getRGB(5, 5) & 0xffffff).isEqualTo(0xc1121f);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x++) {
            colours.add(picture.getRGB(x, 235));
        }
        assertThat(colours).as("text is drawn").hasSizeGreaterThan(2);
        java.nio.file.Files.createDirectories(java.nio.file.Path.of("target", "screenshots"));
        java.nio.file.Files.write(java.nio.file.Path.of("target", "screenshots", "og.png"), answer.body());
    }

    @Test
    void the_widget_may_be_framed_by_any_site_and_the_page_by_none() throws Exception {
        show(Episode.inForce(Level.ORANGE));

        HttpResponse<byte[]> widget = get("/widget.html?lang=en");

        assertThat(widget.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors *")
                .contains("default-src 'none'");
        assertThat(new String(widget.body(), StandardCharsets.UTF_8)).contains("Heavy air pollution: Orange warning");
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
    }

    @Test
    void the_alerts_sms_stands_beside_its_cap_document() throws Exception {
        show(Episode.inForce(Level.ORANGE));

        assertThat(text("/alerts/aag-20190101-2.txt")).isEqualTo("短信 aag-20190101-2");
        assertThat(text("/alerts/aag-20170101-9.txt")).as("of an older event").isEqualTo("短信 aag-20170101-9");
        assertThat(get("/alerts/nobody.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void robots_may_read_all_but_what_is_for_one_recipient() throws Exception {
        show(Episode.blank());

        assertThat(text("/robots.txt")).isEqualTo("User-agent: *\nDisallow: /confirm/\nDisallow: /receipts/\n");
        assertThat(text("/developers?lang=en")).contains("For developers").contains("/schema/status.json");
    }
}
