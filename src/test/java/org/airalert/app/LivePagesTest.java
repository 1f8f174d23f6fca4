package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.airalert.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The streams that keep open pages fresh, read as a browser's {@code EventSource} would. */
@Timeout(60)
class LivePagesTest {
    private static final String NOW = "/console/now/stream";

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private String url;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture(data);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    @Tag("P3.2.3a")
    void what_happens_comes_to_a_page_that_is_open_and_only_what_has_changed() throws Exception {
        gateway.person("officer", Role.DUTY_OFFICER);
        OfficeClient officer = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        try (Stream<String> lines =
                stream(RawClient.loggedIn(url, "officer"), NOW).body()) {
            Iterator<String> each = lines.iterator();
            for (String part : new String[] {"nowlevel", "nowair", "nowhealth", "nowwhy"}) {
                assertThat(next(each, "event: ")).isEqualTo(part);
            }
            officer.event(GatewayFixture.cleanDays());
            officer.event(GatewayFixture.heavyForecast());
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("发布橙色预警") < 0) {
                seen.append(each.next());
            }
            assertThat(seen).as("channels have not changed").doesNotContain("event: nowhealth");
        }
    }

    @Test
    @Tag("P7")
    void the_stream_ends_with_the_session_and_says_so() throws Exception {
        gateway.person("guest", Role.VIEWER);
        RawClient guest = RawClient.loggedIn(url, "guest");
        try (Stream<String> lines = stream(guest, NOW).body()) {
            Iterator<String> each = lines.iterator();
            assertThat(next(each, "event: ")).isEqualTo("nowlevel");
            guest.form("POST", "/console/logout", "");
            String event = next(each, "event: ");
            while (!event.equals("over")) {
                event = next(each, "event: ");
            }
            assertThat(next(each, "data: ")).contains("登录已结束");
            each.forEachRemaining(line -> assertThat(line).isEmpty());
        }
        assertThat(stream(guest, NOW).statusCode())
                .as("nobody comes in by an old cookie")
                .isEqualTo(303);
    }

    @Test
    void a_stream_is_for_those_who_take_one_and_ends_when_the_gateway_stops() throws Exception {
        gateway.person("guest", Role.VIEWER);
        RawClient guest = RawClient.loggedIn(url, "guest");
        assertThat(guest.get(NOW).status()).isEqualTo(406);
        assertThat(guest.get("/console/alerts/al-none/tracking/stream").status())
                .isEqualTo(406);
        try (Stream<String> lines = stream(guest, NOW).body()) {
            Iterator<String> each = lines.iterator();
            assertThat(next(each, "event: ")).isEqualTo("nowlevel");
            done(gateway.gateway.stop());
            each.forEachRemaining(line -> {});
        }
        gateway = new GatewayFixture(data);
    }

    private static String next(Iterator<String> lines, String beginning) {
        String line = lines.next();
        while (!line.startsWith(beginning)) {
            line = lines.next();
        }
        return line.substring(beginning.length());
    }

    private HttpResponse<Stream<String>> stream(RawClient by, String path) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/event-stream");
        by.headers().forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }
}
