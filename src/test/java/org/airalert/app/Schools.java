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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.airalert.machine.Waiting;

/** Many schools that are told of one alert through one slow receiver, which notes who was reached under which {@code webhook-id}. */
final class Schools {
    static final String CHANNEL = "schools-push";
    static final String PASSWORD = "correct horse battery";
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final Vertx vertx;
    private final Path folder;
    private final int number;
    private final long answerMillis;
    private final Map<String, Set<String>> idsByRecipient = new ConcurrentHashMap<>();
    private final AtomicInteger pushes = new AtomicInteger();

    Schools(Vertx vertx, Path folder, int number, long answerMillis) {
        this.vertx = vertx;
        this.folder = folder;
        this.number = number;
        this.answerMillis = answerMillis;
    }

    int pushes() {
        return pushes.get();
    }

    int reached() {
        return idsByRecipient.size();
    }

    void awaitReached(int schools) {
        Waiting.until(() -> reached() >= schools);
    }

    /** Everybody was reached, and under one id only however often. */
    void assertAllReachedUnderOneId() {
        assertThat(idsByRecipient).hasSize(number);
        assertThat(idsByRecipient.values()).allMatch(ids -> ids.size() == 1);
    }

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
                        ids.add(id);
                        vertx.setTimer(answerMillis, fired -> request.response().end("{}"));
                    });
                })
                .listen(0, "127.0.0.1"));
    }

    /** The shipped configuration, with many schools and one channel that leads to them. */
    void write() throws Exception {
        int port = receiver().actualPort();
        Path conf = Files.createDirectories(folder.resolve("conf"));
        for (String file : new String[] {"gateway.yaml", "plan.yaml", "areas.yaml", "guidance.yaml"}) {
            Path shipped = Path.of("conf", file);
            if (Files.exists(shipped)) {
                Files.copy(shipped, conf.resolve(file));
            }
        }
        StringBuilder people = new StringBuilder("id,audience,name,area,http\n");
        for (int i = 1; i <= number; i++) {
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
                connectTimeout: 1s
                answerTimeout: 2s
                """.formatted(port));
    }

    static OfficeClient office(GatewayJar gateway) throws Exception {
        return new OfficeClient(
                gateway.line(Pattern.compile("console +(http://\\S+)/console")).group(1));
    }

    /** People and their alert on a gateway that has just started for the first time. */
    static String approved(GatewayJar gateway) throws Exception {
        gateway.ready();
        OfficeClient nobody = office(gateway);
        people(gateway, nobody);
        return approved(nobody);
    }

    /** The first administrator invites two people, where that node printed the link for it. */
    static void people(GatewayJar gateway, OfficeClient nobody) throws Exception {
        String token = gateway.line(Pattern.compile("/console/setup/(\\S+)")).group(1);
        FirstPeople people = new FirstPeople(nobody, token);
        people.add("officer", "duty-officer");
        people.add("leader", "approver");
    }

    /** One drafts, the other approves. */
    static String approved(OfficeClient nobody) throws Exception {
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

    /** Asks until every delivery is settled; each ask is a call over HTTP, and there is an end to them. */
    Map<String, Integer> counts(OfficeClient officer, String alert) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Map<String, Integer> counts = new TreeMap<>();
        while (System.nanoTime() < end && counts.getOrDefault("accepted", 0) < number) {
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
