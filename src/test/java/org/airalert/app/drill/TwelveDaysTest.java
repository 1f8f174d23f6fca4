package org.airalert.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.access.Account;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.AlertStatus;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve simulated days of the whole gateway: two bad spells that are one process, an extension, an upgrade, a red day of AQI 500, a dead school, a carrier
 * that is down, a county that is late, a lift. Once as it would be in earnest, once as a drill; then both beside each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwelveDaysTest {
    private static final Path APPROVED = Path.of("src/test/resources/reports/twelve-days.json");
    private static final Instant RAN = Instant.parse("2026-02-01T00:00:00Z");
    private static final String PASSWORD = "correct horse battery";

    private final Configuration config = Configuration.read(
            new Configuration.Folders(folder("conf"), folder("channels"), folder("templates")), Map.of());
    private DrillRun event;
    private JsonObject real;
    private DrillRun exercise;
    private JsonObject drill;

    @BeforeAll
    void play(@TempDir Path folders) throws Exception {
        Script script = ScriptFile.read(
                Path.of("conf/drills/twelve-days.yaml"), config.plan().zone());
        event = run(script, folders.resolve("event"), AlertStatus.ACTUAL);
        real = event.result(RAN);
        exercise = run(script, folders.resolve("drill"), AlertStatus.EXERCISE);
        drill = exercise.result(RAN);
    }

    private DrillRun run(Script script, Path folder, AlertStatus status) {
        return new DrillRun(script, config, new DrillRun.Settings(folder, new Random(5), status));
    }

    @AfterAll
    void end() {
        event.close();
        exercise.close();
    }

    private static ConfFolders folder(String name) {
        return ConfFolders.locate(name, Optional.of(Path.of(name)));
    }

    private static JsonObject evaluation(JsonObject result) {
        return result.getJsonObject("evaluation");
    }

    @Test
    @Tag("P5")
    void its_report_drafts_itself_and_is_the_approved_one() throws Exception {
        String made = steady(evaluation(real)).encodePrettily() + "\n";

        if (Boolean.getBoolean("approved.update")) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, made);
        }
        assertThat(made).isEqualTo(Files.readString(APPROVED));
    }

    /** Without what is another in each run: ids, and times of the machine. */
    private static JsonObject steady(JsonObject report) {
        Map<String, String> names = new TreeMap<>();
        Matcher ids = Pattern.compile("(ev|al)-[0-9a-v]{18}").matcher(report.encode());
        StringBuilder text = new StringBuilder();
        while (ids.find()) {
            String kind = ids.group(1);
            ids.appendReplacement(text, names.computeIfAbsent(ids.group(), id -> kind + "-" + names.size()));
        }
        JsonObject steady =
                new JsonObject(ids.appendTail(text).toString().replaceAll(":[0-5][0-9]\\+08:00", ":00+08:00"));
        steady.getJsonObject("sending").getJsonArray("channels").forEach(each -> {
            ((JsonObject) each).remove("p50Millis");
            ((JsonObject) each).remove("p99Millis");
        });
        steady.getJsonObject("sending").getJsonArray("groups").forEach(each -> {
            JsonObject group = (JsonObject) each;
            Long seconds = group.getLong("medianConfirmSeconds");
            group.put("medianConfirmSeconds", seconds == null ? null : seconds / 300 * 300);
        });
        return steady;
    }

    private List<String> steps(JsonObject result) {
        return result.getJsonArray("steps").stream()
                .map(each -> (JsonObject) each)
                .map(one -> one.getString("step") + " " + one.getString("level") + " " + one.getString("verdict"))
                .toList();
    }

    @Test
    @Tag("P3.2.4")
    @Tag("P6.4")
    void its_steps_come_as_expected_and_the_absent_approver_is_seen() {
        assertThat(steps(drill))
                .containsExactly(
                        "issue orange in-time",
                        "extend orange in-time",
                        "upgrade red in-time",
                        "downgrade orange late",
                        "lift null in-time");
        assertThat(steps(real)).isEqualTo(steps(drill));
    }

    @Test
    @Tag("P6.4")
    void in_the_drill_every_message_is_marked_and_in_earnest_none_is() {
        assertThat(drill.getJsonObject("messages").getLong("marked")).isPositive();
        assertThat(drill.getJsonObject("messages").getLong("unmarked")).isZero();
        assertThat(drill.getJsonObject("messages").getLong("mails")).isPositive();
        assertThat(real.getJsonObject("messages").getLong("marked")).isZero();
        assertThat(exercise.gateway().config().channels())
                .allSatisfy(channel -> assertThat(channel.transport().endpoint().orElse("http://127.0.0.1"))
                        .startsWith("http://127.0.0.1"));
    }

    @Test
    @Tag("P6.4")
    void a_drill_never_stands_on_the_public_page_as_real() {
        assertThat(exercise.gateway().desk().publicStatus().published()).isEmpty();
        assertThat(event.gateway().desk().publicStatus().published()).hasSize(5);
    }

    @Test
    @Tag("P6.4")
    void real_event_and_drill_stand_beside_each_other_on_a_page() throws Exception {
        HttpClient person = loggedIn();
        HttpResponse<String> filed = person.send(
                request("/api/v1/drills")
                        .header("X-CSRF-Token", csrf)
                        .POST(HttpRequest.BodyPublishers.ofString(drill.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String page = get(person, "/console/evaluation/compare");
        JsonArray columns = new JsonObject(get(person, "/api/v1/drills/comparison")).getJsonArray("items");

        assertThat(filed.statusCode()).isEqualTo(201);
        assertThat(columns.stream().map(each -> ((JsonObject) each).getString("kind")))
                .containsExactly("real", "drill");
        JsonObject ours = columns.getJsonObject(0).getJsonObject("figures");
        assertThat(columns.getJsonObject(1).getJsonObject("figures").getLong("hoursRed"))
                .isEqualTo(ours.getLong("hoursRed"))
                .isPositive();
        assertThat(columns.getJsonObject(1).getLong("stepsLate")).isOne();
        assertThat(page).contains("实战", "【演练】脚本", "十二日重污染过程综合演练", "未标明演练 0");
    }

    @Test
    @Tag("P5")
    void it_is_completed_with_peoples_own_words_and_printed() throws Exception {
        HttpClient person = loggedIn();
        String id = evaluation(real).getString("event");
        String page = get(person, "/console/evaluation/" + id);
        HttpResponse<byte[]> pdf = person.send(
                request("/console/evaluation/" + id + "/report.pdf").build(), HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<String> done = person.send(
                request("/api/v1/evaluations/" + id + "/complete")
                        .header("X-CSRF-Token", csrf)
                        .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                                .put("causes", "静稳天气")
                                .put("impact", "能见度低")
                                .put("measures", "清单内企业均已落实")
                                .put("effect", "峰值低于预测")
                                .encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonObject listed = new JsonObject(get(person, "/api/v1/evaluations"))
                .getJsonArray("items")
                .getJsonObject(0);

        assertThat(page).contains("平顶山市重污染天气应对评估报告", "日AQI达到500", "青松幼儿园");
        assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        Files.write(Path.of("target/twelve-days.pdf"), pdf.body());
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(listed.getString("state")).isEqualTo("completed");
        assertThat(new JsonObject(get(person, "/api/v1/seasons/2025-26"))
                        .getJsonObject("total")
                        .getLong("notEvaluated"))
                .isZero();
    }

    private String csrf = "";

    private HttpClient loggedIn() throws Exception {
        String account = "duty-" + System.identityHashCode(new Object());
        var link = DrillPlayer.within(event.gateway()
                .accounts()
                .invite(new Account.Newcomer(account, "值班员", Set.of(Role.DUTY_OFFICER)), Principal.SYSTEM));
        DrillPlayer.within(event.gateway().accounts().accept(link.value(), PASSWORD));
        HttpClient person = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        HttpResponse<String> in = person.send(
                request("/api/v1/session")
                        .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                                .put("account", account)
                                .put("password", PASSWORD)
                                .encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        csrf = new JsonObject(in.body()).getString("csrf");
        return person;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + event.officePort() + path))
                .header("Accept-Language", "zh");
    }

    private String get(HttpClient person, String path) throws Exception {
        HttpResponse<String> answer = person.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
