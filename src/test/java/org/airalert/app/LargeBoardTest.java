package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Priority;
import org.airalert.machine.Browser;
import org.airalert.machine.Browser.Screen;
import org.airalert.machine.Waiting;
import org.airalert.store.DeliveryStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The board of an alert with a hundred thousand deliveries while they go out. Weight and pace are held; times are told, because they are the machine's. */
class LargeBoardTest {
    private static final int DELIVERIES = 100_000;
    private static final int STEP = 5_000;
    private static final String CHANNEL = "schools-push";
    private static final long MOST_BYTES = 500_000;
    /** htmx alone weighs that much. */
    private static final long SCRIPTS = 50_000;

    private static final int MOST_PER_SECOND = 5;
    private static final Pattern ASSET = Pattern.compile("/console/assets/[a-z.]+");
    private static final int LOOKED_AT_MILLIS = 6_000;

    @TempDir
    Path data;

    @Test
    @Timeout(120)
    @Tag("P3.2.3a")
    void a_board_of_a_hundred_thousand_deliveries_is_light_and_is_not_redrawn_faster_than_an_eye_follows()
            throws Exception {
        try (GatewayFixture gateway = new GatewayFixture(data);
                Browser browser = new Browser()) {
            String url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
            gateway.person("officer", Role.DUTY_OFFICER);
            gateway.person("leader", Role.APPROVER);
            Alert alert = published(gateway, url);
            plan(gateway, alert);
            gateway.gateway.dispatcher().wake();

            Page page = browser.open(Screen.DESKTOP);
            page.navigate(url + "/console");
            page.fill("#account", "officer");
            page.fill("#password", GatewayFixture.PASSWORD);
            page.click("button.main");
            page.addInitScript("""
                    window.draws = [];
                    const open = window.EventSource;
                    window.EventSource = function(url, options) {
                      const source = new open(url, options);
                      for (const part of ['boardhead', 'boardrows', 'boardopen', 'boardlist'])
                        source.addEventListener(part, event => window.draws.push([performance.now(), event.data.length]));
                      return source;
                    };
                    Object.assign(window.EventSource, {CONNECTING: 0, OPEN: 1, CLOSED: 2});""");
            page.navigate(url + "/console/alerts/" + alert.id() + "/tracking");
            page.waitForTimeout(LOOKED_AT_MILLIS);

            long weight = weight(url, "/console/alerts/" + alert.id() + "/tracking");
            long most = number(page, """
                    Math.max(...window.draws.map(d => window.draws.filter(o => o[0] >= d[0] && o[0] < d[0] + 1000).length))""");
            System.out.printf(
                    "board of %,d deliveries: page %d KB, first paint after %d ms, at most %d updates a second, largest update %d KB%n",
                    DELIVERIES,
                    weight / 1000,
                    number(page, "performance.getEntriesByName('first-contentful-paint')[0].startTime"),
                    most,
                    number(page, "Math.max(...window.draws.map(d => d[1]))") / 1000);
            assertThat(weight).isGreaterThan(SCRIPTS).isLessThan(MOST_BYTES);
            assertThat(most).isPositive().isLessThanOrEqualTo(MOST_PER_SECOND);
            assertThat(page.locator("[data-channel=" + CHANNEL + "] td").first().innerText())
                    .isEqualTo(String.valueOf(DELIVERIES + 40));
            assertThat(browser.closePages()).isEmpty();
        }
    }

    /** Of the page with everything that it loads, as it comes out of the gateway before any compression. */
    private static long weight(String url, String path) throws Exception {
        RawClient officer = RawClient.loggedIn(url, "officer");
        String html = officer.get(path).text();
        long weight = html.length();
        Matcher asset = ASSET.matcher(html);
        while (asset.find()) {
            weight += officer.get(asset.group()).text().length();
        }
        return weight;
    }

    private static long number(Page page, String expression) {
        return ((Number) page.evaluate("Math.round(" + expression + ")")).longValue();
    }

    private static Alert published(GatewayFixture gateway, String url) throws Exception {
        OfficeClient officer = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        String id = officer.post("/alerts", """
                        {"kind":"advisory","areas":["410400"],"expectedEnd":"2026-01-09T00:00:00+08:00",
                         "text":{"zh":"注意防护","en":"Take care"}}""").json().getString("id");
        OfficeClient leader = new OfficeClient(url).as("leader", GatewayFixture.PASSWORD);
        assertThat(leader.post("/alerts/" + id + "/approve", "").status()).isEqualTo(200);
        return done(gateway.gateway.desk().alert(new AlertId(id))).orElseThrow();
    }

    /** Beside those of the directory, as if it were that large. */
    private static void plan(GatewayFixture gateway, Alert alert) {
        DeliveryStore.Filter first = new DeliveryStore.Filter(alert.id(), CHANNEL, null, null, null, 1);
        Waiting.until(() -> !done(gateway.store.deliveries().list(first)).isEmpty());
        Delivery like = done(gateway.store.deliveries().list(first)).get(0).delivery();
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < DELIVERIES; i++) {
            String recipient = "more-" + i;
            all.add(new Delivery(
                    DeliveryId.of(alert.event(), alert.id(), CHANNEL, recipient, 0),
                    alert.id(),
                    alert.event(),
                    alert.sequence(),
                    CHANNEL,
                    recipient,
                    like.address(),
                    like.fields(),
                    Priority.ADVISORY,
                    0,
                    GatewayFixture.NOW,
                    alert.notAfter(),
                    null,
                    Delivery.Progress.queued(GatewayFixture.NOW)));
        }
        all.sort(Comparator.comparing(one -> one.id().value()));
        for (int from = 0; from < DELIVERIES; from += STEP) {
            done(gateway.store.deliveries().plan(new ArrayList<>(all.subList(from, from + STEP))));
        }
    }
}
