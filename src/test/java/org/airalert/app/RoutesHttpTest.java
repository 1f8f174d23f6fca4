package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.access.Role;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Samples;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.routes.RoutesSettings;
import org.airalert.delivery.route.RoutePolicy;
import org.airalert.directory.Audience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes of a channel as people see and pin them: over the API, on the console's page, in the metrics. */
class RoutesHttpTest {
    private static final String CHANNEL = "public-routes";

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private RawClient officer;
    private RawClient viewer;
    private RawClient admin;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data, Map.of(), List.of(channel()));
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("viewer", Role.VIEWER);
        gateway.person("root", Role.ADMINISTRATOR);
        String url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
        officer = RawClient.loggedIn(url, "officer");
        viewer = RawClient.loggedIn(url, "viewer");
        admin = RawClient.loggedIn(url, "root");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** Two routes to ports where nobody listens: they are looked at and pinned, and nothing is sent. */
    private static ChannelFile channel() {
        List<RoutesSettings.Way> ways = new ArrayList<>();
        for (String id : List.of("mobile", "unicom")) {
            HttpSettings settings =
                    new HttpSettings(Optional.of("http://127.0.0.1:1/" + id), List.of(), List.of("127.0.0.1"), 1, 1);
            ways.add(new RoutesSettings.Way(id, id.equals("mobile") ? 3 : 1, settings, List.of()));
        }
        return new ChannelFile(
                CHANNEL,
                new Bilingual("公众短信（多路由）", "Public SMS by several routes"),
                Audience.PUBLIC,
                Set.of("china-mobile"),
                EnumSet.allOf(AlertKind.class),
                new ChannelFile.Wording(List.of("sms"), 3, false),
                new RoutesSettings(
                        ways, RoutePolicy.of(Duration.ofMinutes(5), Duration.ofMinutes(2)), Duration.ofSeconds(10)),
                Samples.pace(),
                new ChannelFile.Tracking(true, Duration.ofHours(24), false),
                true,
                List.of());
    }

    private RawClient.Reply pin(RawClient by, String channel, String route) throws Exception {
        byte[] body = new JsonObject().put("route", route).encode().getBytes(StandardCharsets.UTF_8);
        return by.send("POST", "/api/v1/channels/" + channel + "/pin", body, "application/json");
    }

    private String figure(String name, String route) throws Exception {
        String line = name + "{channel=\"" + CHANNEL + "\",route=\"" + route + "\"} ";
        return officer.get("/metrics")
                .text()
                .lines()
                .filter(one -> one.startsWith(line))
                .map(one -> one.substring(line.length()))
                .findFirst()
                .orElse("");
    }

    @Test
    void a_route_is_pinned_over_the_api_and_seen_everywhere() throws Exception {
        assertThat(figure("airalert_route_percent", "mobile")).isEqualTo("100.0");
        assertThat(figure("airalert_route_pinned", "unicom")).isEqualTo("0.0");

        assertThat(pin(officer, CHANNEL, "unicom").status()).isEqualTo(200);

        assertThat(officer.get("/console/channels").text()).contains("公众短信（多路由）", "/channels/" + CHANNEL + "/unpin");
        assertThat(figure("airalert_route_pinned", "unicom")).isEqualTo("1.0");
        assertThat(admin.get("/console/audit").text()).contains("channel.pin");
        assertThat(pin(officer, CHANNEL, "pigeon").status()).isEqualTo(404);
        assertThat(pin(officer, "schools-push", "mobile").status()).isEqualTo(404);
        assertThat(pin(viewer, CHANNEL, "mobile").status()).isEqualTo(403);
    }

    @Test
    void a_route_is_pinned_and_let_go_by_the_buttons_of_the_page() throws Exception {
        String before = officer.get("/console/channels").text();
        assertThat(before).contains("value=\"mobile\"", "value=\"unicom\"").doesNotContain("/unpin");
        assertThat(viewer.get("/console/channels").text()).contains(CHANNEL).doesNotContain("/pin");

        RawClient.Reply pinned = officer.form("POST", "/console/channels/" + CHANNEL + "/pin", "route=mobile");
        assertThat(pinned.status()).isEqualTo(303);
        assertThat(pinned.location()).isEqualTo("/console/channels");
        assertThat(officer.get("/console/channels").text())
                .contains("/channels/" + CHANNEL + "/unpin", "value=\"unicom\"")
                .doesNotContain("value=\"mobile\"");
        assertThat(figure("airalert_route_pinned", "mobile")).isEqualTo("1.0");

        officer.form("POST", "/console/channels/" + CHANNEL + "/unpin", "");
        assertThat(officer.get("/console/channels").text()).doesNotContain("/unpin");
        assertThat(figure("airalert_route_pinned", "mobile")).isEqualTo("0.0");
    }
}
