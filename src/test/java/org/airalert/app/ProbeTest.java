package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.cap.CapReader;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.office.Desk;
import org.airalert.web.probe.Finding;
import org.airalert.web.probe.Probe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From an approval to everything that the public reads, and the check that it is one story. */
@Tag("P4.4")
class ProbeTest {
    private static final Principal DRAFTER = new Principal("officer", "officer", Set.of(Role.DUTY_OFFICER), Set.of());
    private static final Principal APPROVER = new Principal("leader", "leader", Set.of(Role.APPROVER), Set.of());

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayFixture gateway;
    private String url;

    @BeforeEach
    void start() {
        gateway = new GatewayFixture(data);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).publicPort();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static Alert sample(AlertKind kind) {
        return SampleAlerts.all().stream()
                .map(SampleAlerts.Sample::alert)
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private Alert draft() {
        Alert sample = sample(AlertKind.ISSUE);
        return done(gateway.gateway
                .desk()
                .draft(new Desk.Draft(AlertKind.ISSUE, AlertStatus.ACTUAL, sample.facts()), DRAFTER));
    }

    private String text(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private Finding look(String address) {
        Probe probe = new Probe(gateway.vertx, address, () -> GatewayFixture.NOW, Duration.ofHours(1));
        return done(probe.look().eventually(probe::close));
    }

    @Test
    void what_the_stream_tells_of_an_approved_alert_page_status_and_feed_tell_already() throws Exception {
        Alert draft = draft();
        HttpResponse<java.io.InputStream> stream = http.send(
                HttpRequest.newBuilder(URI.create(url + "/status/stream")).build(), BodyHandlers.ofInputStream());
        try (Scanner lines = new Scanner(stream.body(), StandardCharsets.UTF_8)) {
            String id = draft.id().value();
            // A first approval warms up what the second, which is measured, goes through.
            done(gateway.gateway.desk().approve(draft.id(), APPROVER));
            awaitLine(lines, id);
            Alert next = done(gateway.gateway
                    .desk()
                    .follow(
                            draft.id(),
                            AlertKind.CORRECTION,
                            sample(AlertKind.CORRECTION).facts(),
                            DRAFTER));

            done(gateway.gateway.desk().approve(next.id(), APPROVER));
            long start = System.nanoTime();
            awaitLine(lines, next.id().value());
            for (String path : new String[] {"/", "/status.json", "/history.json", "/alerts.atom"}) {
                assertThat(text(path)).as(path).contains(next.id().value());
            }
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            System.out.println("approval to page, status, history, feed and stream: " + millis + " ms");
        }
    }

    private static void awaitLine(Scanner lines, String part) {
        String line = lines.nextLine();
        while (!line.contains(part)) {
            line = lines.nextLine();
        }
    }

    private void approved() throws Exception {
        Alert draft = draft();
        done(gateway.gateway.desk().approve(draft.id(), APPROVER));
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!text("/status.json").contains(draft.id().value()) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_public_documents_of_an_approved_alert_tell_one_story() throws Exception {
        approved();

        Finding finding = look(url);

        assertThat(finding.differences()).isEmpty();
        assertThat(finding.alerts()).isEqualTo(1);
        String id =
                new JsonObject(text("/status.json")).getJsonObject("inForce").getString("alertId");
        assertThat(text("/alerts/" + id + ".txt")).contains("预警");
        CapReader.Result cap = CapReader.read(text("/alerts/" + id + ".cap").getBytes(StandardCharsets.UTF_8));
        assertThat(cap.faults()).isEmpty();
    }

    /** Another address at which every document is changed on its way. */
    private String changed(UnaryOperator<String> change) {
        HttpServer other = done(gateway.vertx
                .createHttpServer()
                .requestHandler(request -> gateway.vertx
                        .executeBlocking(() -> text(request.uri()))
                        .onSuccess(text -> request.response().end(change.apply(text))))
                .listen(0, "127.0.0.1"));
        return "http://127.0.0.1:" + other.actualPort();
    }

    @Test
    void a_document_that_tells_something_else_is_found_and_the_command_exits_with_one() throws Exception {
        approved();
        String level =
                new JsonObject(text("/status.json")).getJsonObject("inForce").getString("level");
        String other = level.equals("red") ? "yellow" : "red";

        assertThat(look(changed(text -> text.replace("data-level=\"" + level, "data-level=\"" + other)))
                        .differences())
                .containsExactly("page: level is " + other + " (status.json: " + level + ")");
        assertThat(look(changed(text -> text.replace("<value>410400</value>", "<value>410402</value>")))
                        .differences())
                .singleElement()
                .asString()
                .contains("CAP, alert")
                .contains("areas is [410402]");
        String late = changed(text -> text.startsWith("<?xml")
                ? text.replaceFirst("</subtitle><updated>20", "</subtitle><updated>19")
                : text);
        StringWriter out = new StringWriter();
        int exit =
                new CommandLine(new ProbeCommand()).setOut(new PrintWriter(out)).execute("--url", late);
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("DIFFERENT").contains("feed: time of making");
    }

    @Test
    void an_old_status_and_an_address_without_anybody_are_differences() throws Exception {
        Probe late =
                new Probe(gateway.vertx, url, () -> GatewayFixture.NOW.plus(Duration.ofHours(5)), Duration.ofHours(1));

        assertThat(done(late.look()).differences())
                .anyMatch(line -> line.startsWith("status.json: stale since"))
                .anyMatch(line -> line.startsWith("status.json: made "));
        assertThat(look("http://127.0.0.1:9").differences())
                .singleElement()
                .asString()
                .startsWith("cannot be read");
    }

    @Test
    void a_look_begun_as_the_probe_closes_is_a_difference_and_nothing_worse() {
        Probe closed = new Probe(gateway.vertx, url, () -> GatewayFixture.NOW, Duration.ofHours(1));
        done(closed.close());

        assertThat(done(closed.look()).differences()).singleElement().asString().startsWith("cannot be read");
    }
}
