package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import org.airalert.machine.Browser;
import org.airalert.machine.Nginx;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped nginx configuration in front of the packed program, which is killed: the public goes on seeing the last state, with its age. */
@Tag("P4.4")
class BehindNginxIT {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private int front;

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonObject status() throws Exception {
        HttpResponse<String> answer = get("/status.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static boolean isOrange(JsonObject status) {
        JsonObject inForce = status.getJsonObject("inForce");
        return inForce != null && "orange".equals(inForce.getString("level"));
    }

    @Test
    @Timeout(120)
    void killed_behind_nginx_the_last_state_stays_with_its_age_and_after_a_restart_it_is_fresh_within_a_second()
            throws Exception {
        int back = free();
        front = free();
        Path conf = Files.createDirectories(folder.resolve("conf"));
        for (String file : new String[] {"plan.yaml", "areas.yaml", "guidance.yaml", "recipients.csv"}) {
            Files.copy(Path.of("conf", file), conf.resolve(file));
        }
        Files.writeString(
                conf.resolve("gateway.yaml"),
                Files.readString(Path.of("conf", "gateway.yaml")).replace("folder: \"\"", "folder: public"));
        String site = Files.readString(Path.of("conf", "nginx.conf"))
                .replace("127.0.0.1:8080", "127.0.0.1:" + back)
                .replace("listen 80;", "listen 127.0.0.1:" + front + ";")
                .replace(
                        "/var/lib/air-alert-gateway/public",
                        folder.resolve("data/public").toString());
        try (Nginx nginx = Nginx.start(folder, site, front)) {
            JsonObject last;
            try (GatewayJar first = GatewayJar.start(folder, "serve", "--port", "" + back, "--office-port", "0")) {
                String alert = SchoolTown.approved(first);
                long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                do {
                    last = status();
                } while (!(isOrange(last) && Files.exists(kept("alerts/" + alert + ".cap")))
                        && System.nanoTime() < until);
                assertThat(isOrange(last)).isTrue();
                first.kill();
            }
            theLastStateStays(last);
            theStaleMarkComes(last);
            try (GatewayJar again = GatewayJar.start(folder, "serve", "--port", "" + back, "--office-port", "0")) {
                again.ready();
                long ready = System.nanoTime();
                JsonObject fresh = status();
                while (fresh.getString("updatedAt").equals(last.getString("updatedAt"))) {
                    fresh = status();
                }
                long millis = Duration.ofNanos(System.nanoTime() - ready).toMillis();
                System.out.println("restart behind nginx: fresh " + millis + " ms after it said that it is ready");
                assertThat(isOrange(fresh)).isTrue();
            }
        }
    }

    private Path kept(String file) {
        return folder.resolve("data/public/current").resolve(file);
    }

    private void theLastStateStays(JsonObject last) throws Exception {
        assertThat(status()).isEqualTo(last);
        assertThat(get("/").body()).contains("重污染天气橙色预警").contains("本页生成于");
        assertThat(get("/?lang=en").body()).contains("Orange warning").contains("If you read this later than");
        HttpResponse<String> feed = get("/alerts.atom");
        assertThat(feed.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        String alert = last.getJsonObject("inForce").getString("alertId");
        HttpResponse<String> cap = get("/alerts/" + alert + ".cap");
        assertThat(cap.headers().firstValue("Content-Type")).hasValue("application/cap+xml; charset=utf-8");
        assertThat(cap.body()).contains("<identifier>" + alert);
        assertThat(get("/alerts/" + alert + ".txt").body()).contains("橙色预警");
        assertThat(get("/badge.svg").body()).contains("橙色预警");
        assertThat(get("/assets/live.js").statusCode()).isEqualTo(200);
        assertThat(get("/nothing").statusCode()).isEqualTo(503);
    }

    /** A browser whose clock says that the stale time has come: no server is needed for the mark. */
    private void theStaleMarkComes(JsonObject last) {
        OffsetDateTime stale = OffsetDateTime.parse(last.getString("staleAfter"));
        try (Browser browser = new Browser()) {
            Page page = browser.open(Browser.Screen.PHONE);
            page.clock().setFixedTime(Date.from(stale.minusMinutes(1).toInstant()));
            page.navigate("http://127.0.0.1:" + front + "/");
            PlaywrightAssertions.assertThat(page.locator("#age")).containsText("分钟前");
            assertThat(page.locator("#stale").isVisible()).isFalse();

            page.clock().setFixedTime(Date.from(stale.plusMinutes(1).toInstant()));
            page.reload();

            PlaywrightAssertions.assertThat(page.locator("#stale")).isVisible();
            Browser.shoot(page, "behind-nginx-stale");
        }
    }
}
