package org.airalert.sandbox;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.http.HttpTransport;
import org.airalert.channel.mail.MailSettings;
import org.airalert.channel.mail.MailTransport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.sandbox.Behaviour.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final InstantSource WALL = InstantSource.fixed(Samples.NOW);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<JsonObject> reports = new LinkedBlockingQueue<>();
    private Sandbox sandbox;
    private HttpReceiver carrier;
    private int gatewayPort;

    @BeforeEach
    void start() {
        sandbox = done(Sandbox.start(new Sandbox.Surroundings(vertx, WALL, WALL, new Random(1)), 0));
        carrier = sandbox.add("china-mobile", SECRET, Behaviour.GOOD);
        gatewayPort = done(vertx.createHttpServer()
                        .requestHandler(request -> request.body().onSuccess(body -> {
                            JsonArray results = new JsonArray();
                            for (Object report : new JsonArray(body)) {
                                reports.add((JsonObject) report);
                                results.add(new JsonObject().put("status", 200));
                            }
                            request.response()
                                    .end(new JsonObject()
                                            .put("results", results)
                                            .toBuffer());
                        }))
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    @AfterEach
    void stop() {
        done(sandbox.close());
        done(vertx.close());
    }

    private Outcome push(String recipient) {
        return push(recipient, SECRET);
    }

    private Outcome push(String recipient, Secret secret) {
        HttpSettings settings = new HttpSettings(
                Optional.of(sandbox.url("china-mobile")), List.of(secret), List.of("127.0.0.0/8"), 100_000, 10_000);
        Transport transport = new HttpTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(5)),
                settings,
                new HttpTransport.Letterhead(
                        "http://127.0.0.1:" + gatewayPort + "/receipts/china-mobile", ZoneId.of("Asia/Shanghai")),
                WALL);
        Dispatch dispatch = Samples.dispatch(recipient, sandbox.url("china-mobile"), Samples.SMS);
        Outcome outcome = done(transport.send(dispatch));
        done(transport.close());
        return outcome;
    }

    private JsonObject report() throws InterruptedException {
        JsonObject report = reports.poll(10, TimeUnit.SECONDS);
        assertThat(report).as("a report within 10 s").isNotNull();
        return report;
    }

    @Test
    void a_push_is_taken_counted_and_reported() throws Exception {
        Outcome outcome = push("r1");

        assertThat(outcome).isEqualTo(new Outcome.Accepted("202", "china-mobile-1"));
        assertThat(report().getString("state")).isEqualTo("delivered");
        assertThat(carrier.tally().messages()).isEqualTo(1);
    }

    @Test
    void a_repeat_is_counted_as_one_and_reported_once() throws Exception {
        push("r1");
        push("r1");
        push("r2");

        assertThat(carrier.tally().messages()).isEqualTo(3);
        assertThat(carrier.tally().distinct()).isEqualTo(2);
        assertThat(carrier.tally().duplicates()).isEqualTo(1);
        report();
        report();
        assertThat(reports.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_push_signed_with_another_secret_is_refused_and_counted() {
        Outcome outcome = push("r1", Secret.of("whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0MTIz"));

        assertThat(outcome.answer()).isEqualTo("401");
        assertThat(carrier.tally().badSignatures()).isEqualTo(1);
        assertThat(carrier.tally().messages()).isZero();
    }

    @Test
    void faults_come_on_command() {
        carrier.behave(Behaviour.GOOD.with(Mode.BUSY).retryAfter(Duration.ofSeconds(7)));
        assertThat(((Outcome.Deferred) push("r1")).retryAfter()).isEqualTo(Duration.ofSeconds(7));

        carrier.behave(Behaviour.GOOD.with(Mode.DOWN));
        assertThat(push("r1").reason()).isEqualTo(Reason.CONNECTION_LOST);

        carrier.behave(Behaviour.GOOD.with(Mode.GONE));
        assertThat(push("r1")).isInstanceOf(Outcome.ChannelStopped.class);

        carrier.behave(Behaviour.GOOD.failRate(1));
        assertThat(push("r1").answer()).isEqualTo("500");

        carrier.behave(Behaviour.GOOD.lostAnswers(1));
        assertThat(push("r1").reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(carrier.tally().messages()).isEqualTo(1);
    }

    @Test
    void reports_come_early_and_twice_on_command() throws Exception {
        carrier.behave(Behaviour.GOOD.with(new Behaviour.Reports(Duration.ofMillis(1), 1, 0, 0, 0)));
        push("r1");
        assertThat(reports).hasSize(1);
        assertThat(report().getString("deliveryId")).isEqualTo("dl-r1");

        carrier.behave(Behaviour.GOOD.with(new Behaviour.Reports(Duration.ofMillis(1), 0, 1, 1, 0)));
        push("r2");
        JsonObject first = report();
        assertThat(first.getString("state")).isEqualTo("failed");
        assertThat(report()).isEqualTo(first);
    }

    @Test
    void letters_are_taken_and_counted_as_they_were_written() {
        BlockingQueue<MailReceiver.Letter> letters = new LinkedBlockingQueue<>();
        sandbox.mail().onLetter(letters::add);
        MailSettings relay = new MailSettings(
                "127.0.0.1",
                sandbox.mail().port(),
                MailSettings.Tls.NONE,
                "alert@pingdingshan.example",
                "alert",
                SECRET);
        Transport transport = new MailTransport(vertx, Samples.pace(Duration.ofSeconds(5)), relay);
        Dispatch dispatch = Samples.dispatch("r1", "r1@units.example", Samples.LETTER);

        assertThat(done(transport.send(dispatch))).isInstanceOf(Outcome.Accepted.class);
        sandbox.mail().behave(Behaviour.GOOD.with(Mode.BUSY));
        assertThat(done(transport.send(dispatch)).reason()).isEqualTo(Reason.UNAVAILABLE);
        sandbox.mail().behave(Behaviour.GOOD);
        assertThat(done(transport.send(dispatch))).isInstanceOf(Outcome.Accepted.class);

        assertThat(sandbox.mail().tally().messages()).isEqualTo(2);
        assertThat(sandbox.mail().tally().duplicates()).isEqualTo(1);
        MailReceiver.Letter letter = letters.remove();
        assertThat(letter.to()).isEqualTo("r1@units.example");
        assertThat(letter.source()).contains("multipart/alternative");
        done(transport.close());
    }

    @Test
    void the_numbers_are_told_at_stats() {
        push("r1");

        Buffer answer = done(vertx.createHttpClient()
                .request(HttpMethod.GET, sandbox.port(), "127.0.0.1", "/stats")
                .compose(request -> request.send())
                .compose(response -> response.body()));
        JsonObject stats = answer.toJsonObject();

        assertThat(stats.getJsonObject("total").getLong("messages")).isEqualTo(1);
        assertThat(stats.getJsonObject("receivers")
                        .getJsonObject("china-mobile")
                        .getLong("distinct"))
                .isEqualTo(1);
    }

    @Test
    void what_is_no_push_is_refused() {
        Buffer answer = done(vertx.createHttpClient()
                .request(HttpMethod.POST, sandbox.port(), "127.0.0.1", "/nobody")
                .compose(request -> request.send("{}"))
                .compose(response -> response.body()));

        assertThat(answer.toString()).isEqualTo("no receiver of that name");
    }

    @Test
    void a_cap_endpoint_takes_cap_documents_and_nothing_else() {
        String cap = """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>pds-1</identifier><sender>pds.example</sender>
                <sent>2026-12-01T16:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
                <info><language>zh-CN</language><category>Env</category><event>重污染天气</event><urgency>Expected</urgency>
                <severity>Severe</severity><certainty>Likely</certainty><headline>橙色预警</headline>
                <area><areaDesc>平顶山市</areaDesc></area></info></alert>
                """;
        assertThat(cap(cap)).isInstanceOf(Outcome.Accepted.class);
        assertThat(carrier.tally().messages()).isEqualTo(1);
        assertThat(cap("<alert/>").answer()).isEqualTo("400");
    }

    private Outcome cap(String document) {
        HttpSettings settings = new HttpSettings(
                Optional.of(sandbox.url("china-mobile")),
                List.of(SECRET),
                java.util.Map.of(),
                new org.airalert.channel.http.BodyForm(org.airalert.channel.http.BodyForm.Kind.CAP, java.util.Map.of()),
                100_000,
                org.airalert.channel.http.HttpLine.plain(List.of("127.0.0.0/8"), 10_000));
        Transport transport = new HttpTransport(
                vertx,
                Samples.pace(Duration.ofSeconds(5)),
                settings,
                new HttpTransport.Letterhead("", ZoneId.of("Asia/Shanghai")),
                WALL);
        Outcome outcome = done(transport.send(Samples.dispatch(
                "r1", sandbox.url("china-mobile"), new Dispatch.Content("", "", "", document, 0, ""))));
        done(transport.close());
        return outcome;
    }
}
