package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Many schools behind one receiver, and a folder from which the packed gateway serves them. The receiver notes every push, answers each after a few
 * milliseconds, and can be told to keep its answers to itself.
 */
final class SchoolTown implements AutoCloseable {
    static final String CHANNEL = "schools-push";
    static final String PASSWORD = "correct horse battery";

    private static final long ANSWER_MILLIS = 5;
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final Vertx vertx = Vertx.vertx();
    private final int schools;
    private final CountDownLatch all;
    private final Map<String, Set<String>> idsByRecipient = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> pushesById = new ConcurrentHashMap<>();
    private final Map<String, Runnable> unanswered = new ConcurrentHashMap<>();
    private final Semaphore kept = new Semaphore(0);
    private final AtomicInteger pushes = new AtomicInteger();
    private volatile CountDownLatch enough = new CountDownLatch(0);
    private volatile int answersLeft = Integer.MAX_VALUE;

    SchoolTown(Path folder, int schools) throws Exception {
        this(folder, schools, "");
    }

    /** @param more further lines of the channel's file */
    SchoolTown(Path folder, int schools, String more) throws Exception {
        this.schools = schools;
        this.all = new CountDownLatch(schools);
        write(folder, receiver().actualPort(), more);
    }

    /** From now on that many pushes are answered, after those that were kept without an answer; later ones are kept. */
    void answerOnly(int number) {
        answersLeft = number;
        answerKept();
    }

    /** Waits until that many pushes are kept without an answer. */
    void awaitUnanswered(int number) throws InterruptedException {
        while (number > unanswered.size()) {
            assertThat(kept.tryAcquire(60, TimeUnit.SECONDS))
                    .as("another push to keep within 60 s")
                    .isTrue();
        }
    }

    void answerAll() {
        answersLeft = Integer.MAX_VALUE;
        answerKept();
    }

    private void answerKept() {
        unanswered.keySet().forEach(id -> unanswered.remove(id).run());
    }

    /** Ids of pushes that were kept without an answer. */
    Set<String> unanswered() {
        return Set.copyOf(unanswered.keySet());
    }

    /** Waits for so many more pushes, repeats included. */
    void awaitPushes(int number) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(number);
        enough = latch;
        assertThat(latch.await(30, TimeUnit.SECONDS))
                .as("%s more pushes within 30 s", number)
                .isTrue();
    }

    /** Waits until every school was reached. */
    void awaitAll() throws InterruptedException {
        assertThat(all.await(60, TimeUnit.SECONDS))
                .as("all of %s reached, %s so far", schools, idsByRecipient.size())
                .isTrue();
    }

    int reached() {
        return idsByRecipient.size();
    }

    int pushes() {
        return pushes.get();
    }

    int repeats() {
        return pushes.get() - pushesById.size();
    }

    /** How often a push with that id came. */
    int pushes(String id) {
        return pushesById.getOrDefault(id, new AtomicInteger()).get();
    }

    /** Every school was reached, and each under one id only. */
    void assertEachReachedUnderOneId() {
        assertThat(idsByRecipient).hasSize(schools);
        assertThat(idsByRecipient.values()).allMatch(ids -> ids.size() == 1);
    }

    private HttpServer receiver() {
        return done(vertx.createHttpServer().requestHandler(this::received).listen(0, "127.0.0.1"));
    }

    private void received(HttpServerRequest request) {
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
            note(recipient, id);
            if (answersLeft > 0) {
                answersLeft--;
                vertx.setTimer(ANSWER_MILLIS, fired -> request.response().end("{}"));
            } else {
                unanswered.put(id, () -> request.response().end("{}"));
                kept.release();
            }
        });
    }

    private void note(String recipient, String id) {
        pushes.incrementAndGet();
        pushesById.computeIfAbsent(id, unseen -> new AtomicInteger()).incrementAndGet();
        Set<String> ids = idsByRecipient.computeIfAbsent(recipient, unseen -> ConcurrentHashMap.newKeySet());
        if (ids.isEmpty()) {
            all.countDown();
        }
        ids.add(id);
        enough.countDown();
    }

    /** The shipped configuration, with many schools and one channel that leads to them. */
    private void write(Path folder, int port, String more) throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        for (String file : new String[] {"gateway.yaml", "plan.yaml", "areas.yaml", "guidance.yaml"}) {
            Path shipped = Path.of("conf", file);
            if (Files.exists(shipped)) {
                Files.copy(shipped, conf.resolve(file));
            }
        }
        StringBuilder people = new StringBuilder("id,audience,name,area,http\n");
        for (int i = 1; i <= schools; i++) {
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
                %s
                """.formatted(port, more));
    }

    static OfficeClient office(GatewayJar gateway) throws Exception {
        return new OfficeClient(
                gateway.line(Pattern.compile("console +(http://\\S+)/console")).group(1));
    }

    /** The first administrator invites two people; one drafts, the other approves. */
    static String approved(GatewayJar gateway) throws Exception {
        gateway.ready();
        return approved(gateway, office(gateway));
    }

    /** The same where somebody has asked for the console's address already. */
    static String approved(GatewayJar gateway, OfficeClient nobody) throws Exception {
        return approved(
                nobody, gateway.line(Pattern.compile("/console/setup/(\\S+)")).group(1));
    }

    /** @param token of the first administrator's link */
    static String approved(OfficeClient nobody, String token) throws Exception {
        FirstPeople people = new FirstPeople(nobody, token);
        people.add("officer", "duty-officer");
        people.add("leader", "approver");
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
    Map<String, Integer> settled(OfficeClient officer, String alert) throws Exception {
        return settled(officer, alert, schools);
    }

    /** The same until so many are. */
    Map<String, Integer> settled(OfficeClient officer, String alert, int number) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        Map<String, Integer> counts = new TreeMap<>();
        while (System.nanoTime() < end && counts.getOrDefault("accepted", 0) < number) {
            counts.clear();
            officer.get("/alerts/" + alert)
                    .json()
                    .getJsonObject("deliveries")
                    .getJsonObject(CHANNEL)
                    .forEach(state -> counts.put(state.getKey(), (Integer) state.getValue()));
            counts.values().removeIf(count -> count == 0);
        }
        return counts;
    }

    @Override
    public void close() {
        done(vertx.close());
    }
}
