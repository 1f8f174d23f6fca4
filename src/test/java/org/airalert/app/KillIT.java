package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 in the middle of a fan-out, then start again: the rest is sent, nothing is lost, repeats carry the same {@code webhook-id}. */
class KillIT {
    private static final int SCHOOLS = 1500;
    private static final int KILLED_AFTER = 400;
    private static final long ANSWER_MILLIS = 5;
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Set<String>> idsByRecipient = new ConcurrentHashMap<>();
    private final AtomicInteger pushes = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(KILLED_AFTER);
    private final CountDownLatch all = new CountDownLatch(SCHOOLS);

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    @Timeout(120)
    void after_kill_9_in_a_fan_out_the_rest_is_sent_and_repeats_carry_the_same_webhook_id() throws Exception {
        write(receiver().actualPort());
        String alert;
        try (GatewayJar first = GatewayJar.serve(folder)) {
            alert = approved(first);
            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
            first.kill();
        }
        int before = idsByRecipient.size();
        assertThat(before).as("killed in the middle").isBetween(KILLED_AFTER, SCHOOLS - 1);

        try (GatewayJar again = GatewayJar.serve(folder)) {
            again.ready();
            OfficeClient officer = office(again).as("officer", PASSWORD);
            assertThat(all.await(30, TimeUnit.SECONDS))
                    .as("all of %s reached, %s before the kill", idsByRecipient.size(), before)
                    .isTrue();
            assertThat(counts(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
        }
        assertThat(idsByRecipient).hasSize(SCHOOLS);
        assertThat(idsByRecipient.values()).allMatch(ids -> ids.size() == 1);
        System.out.println("kill -9: pushed before " + before + ", pushes " + pushes.get() + ", repeats "
                + (pushes.get() - SCHOOLS) + ", recipients reached " + idsByRecipient.size());
    }

    /** Takes every push, slowly, and notes who was reached under which {@code webhook-id}. */
    private HttpServer receiver() {
        return done(vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.method() != HttpMethod.POST) {
                        request.response().end();
                        return;
                    }
                    String id = request.getHeader("webhook-id");
                    request.body().onSuccess(body -> {
                        String recipient = new JsonObject(body)
                                .getJsonObject("data")
                                .getJsonObject("recipient")
                                .getString("id");
                        pushes.incrementAndGet();
                        Set<String> ids =
                                idsByRecipient.computeIfAbsent(recipient, unseen -> ConcurrentHashMap.newKeySet());
                        if (ids.isEmpty()) {
                            enough.countDown();
                            all.countDown();
                        }
                        ids.add(id);
                        vertx.setTimer(
                                ANSWER_MILLIS, fired -> request.response().end("{}"));
                    });
                })
                .listen(0, "127.0.0.1"));
    }

    /** The shipped configuration, with many schools and one channel that leads to them. */
    private void write(int port) throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        for (String file : new String[] {"gateway.yaml", "plan.yaml", "areas.yaml", "guidance.yaml"}) {
            Path shipped = Path.of("conf", file);
            if (Files.exists(shipped)) {
                Files.copy(shipped, conf.resolve(file));
            }
        }
        StringBuilder people = new StringBuilder("id,audience,name,area,http\n");
        for (int i = 1; i <= SCHOOLS; i++) {
            people.append("school-")
                    .append(i)
                    .append(",schools,第")
                    .append(i)
                    .append("小学,410402,https://school.example.org/\n");
        }
        Files.writeString(conf.resolve("recipients.csv"), people);
        Path channels = Files.createDirectories(folder.resolve("channels"));
        Files.writeString(channels.resolve("secret"), SECRET);
        Files.writeString(channels.resolve("schools-push.yaml"), """
                name: {zh: 学校推送, en: Schools push}
                audience: schools
                formats: [text]
                transport: http
                http:
                  endpoint: http://127.0.0.1:%d/push
                  secrets: ["file:secret"]
                  allowPrivateAddresses: [127.0.0.1]
                receipts: none
                concurrency: 4
                """.formatted(port));
    }

    private static OfficeClient office(GatewayJar gateway) throws Exception {
        return new OfficeClient(
                gateway.line(Pattern.compile("console +(http://\\S+)/console")).group(1));
    }

    /** The first administrator invites two people; one drafts, the other approves. */
    static String approved(GatewayJar gateway) throws Exception {
        gateway.ready();
        OfficeClient nobody = office(gateway);
        String token = gateway.line(Pattern.compile("/console/setup/(\\S+)")).group(1);
        setUp(nobody, token);
        OfficeClient admin = nobody.as("admin", PASSWORD);
        invite(admin, nobody, "officer", "duty-officer");
        invite(admin, nobody, "leader", "approver");
        OfficeClient.Reply draft = nobody.as("officer", PASSWORD).post("/alerts", """
                {"kind":"issue","level":"orange","areas":["410400"],"responseStart":"2099-01-06T00:00:00+08:00",
                 "expectedEnd":"2099-01-09T00:00:00+08:00","outlook":{"lowest":210,"highest":260,
                  "dailyMeans":[{"date":"2099-01-06","aqi":210},{"date":"2099-01-07","aqi":260}]}}""");
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        String alert = draft.json().getString("id");
        OfficeClient.Reply approved = nobody.as("leader", PASSWORD).post("/alerts/" + alert + "/approve", "");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        return alert;
    }

    private static void invite(OfficeClient admin, OfficeClient nobody, String id, String role) throws Exception {
        OfficeClient.Reply invited =
                admin.post("/accounts", "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"roles\":[\"" + role + "\"]}");
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        setUp(nobody, invited.json().getString("setUp").substring("/console/setup/".length()));
    }

    private static void setUp(OfficeClient nobody, String token) throws Exception {
        OfficeClient.Reply set = nobody.post(
                "/setup",
                new JsonObject().put("token", token).put("password", PASSWORD).encode());
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    /** Asks until every delivery is settled; each ask is a call over HTTP, and there is an end to them. */
    private static Map<String, Integer> counts(OfficeClient officer, String alert) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Map<String, Integer> counts = new TreeMap<>();
        while (System.nanoTime() < end && counts.getOrDefault("accepted", 0) < SCHOOLS) {
            counts.clear();
            officer.get("/alerts/" + alert)
                    .json()
                    .getJsonObject("deliveries")
                    .getJsonObject("schools-push")
                    .forEach(state -> counts.put(state.getKey(), (Integer) state.getValue()));
            counts.values().removeIf(number -> number == 0);
        }
        return counts;
    }
}
