package org.airalert.app;

import static org.airalert.store.Done.done;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.machine.Waiting;

/**
 * Schools that must confirm within seconds, a second way to each, and units that are told of those that did not; one receiver, which notes every push by the
 * way that it took.
 */
final class EscalationTown implements AutoCloseable {
    /** Paths of the receiver, one for each channel. */
    static final String FIRST = "/push";

    static final String SECOND = "/standby";
    static final String UNITS = "/supervisors";

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final Pattern LINK = Pattern.compile("/confirm/([A-Za-z0-9~_-]+)");

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Map<String, Set<String>>> idsByWay = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> notices = new ConcurrentHashMap<>();
    private final AtomicInteger pushes = new AtomicInteger();

    EscalationTown(Path folder, int schools, int units) throws Exception {
        HttpServer receiver =
                done(vertx.createHttpServer().requestHandler(this::received).listen(0, "127.0.0.1"));
        write(folder, receiver.actualPort());
        people(folder, schools, units);
    }

    private void received(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST) {
            request.response().end();
            return;
        }
        String id = request.getHeader("webhook-id");
        request.body().onSuccess(body -> {
            JsonObject data = new JsonObject(body).getJsonObject("data");
            String recipient = data.getJsonObject("recipient").getString("id");
            Matcher link = LINK.matcher(body.toString());
            if (link.find()) {
                tokens.put(recipient, link.group(1));
            }
            if (request.path().equals(UNITS)) {
                notices.put(id, body.toString());
            }
            way(request.path())
                    .computeIfAbsent(recipient, unseen -> ConcurrentHashMap.newKeySet())
                    .add(id);
            pushes.incrementAndGet();
            vertx.setTimer(5, fired -> request.response().end("{}"));
        });
    }

    private Map<String, Set<String>> way(String path) {
        return idsByWay.computeIfAbsent(path, unseen -> new ConcurrentHashMap<>());
    }

    /** Waits until so many recipients were reached by a way. */
    void awaitReached(String path, int number) {
        Waiting.until(() -> way(path).size() >= number);
    }

    /** Under which ids each recipient was reached by a way. */
    Map<String, Set<String>> reached(String path) {
        return Map.copyOf(way(path));
    }

    /** The newest confirmation link that a recipient got. */
    String token(String recipient) {
        return tokens.getOrDefault(recipient, "");
    }

    /** Waits until units were told of so many schools. */
    void awaitTold(int number) {
        Waiting.until(() -> toldOf().size() >= number);
    }

    /** In how many notices a school stands, by the school's number; a notice that was repeated is one. */
    Map<Integer, Integer> toldOf() {
        Map<Integer, Integer> told = new HashMap<>();
        Pattern name = Pattern.compile("第(\\d+)小学");
        for (String notice : notices.values()) {
            Matcher found = name.matcher(notice);
            List<Integer> numbers = new ArrayList<>();
            while (found.find()) {
                numbers.add(Integer.valueOf(found.group(1)));
            }
            numbers.stream().distinct().forEach(number -> told.merge(number, 1, Integer::sum));
        }
        return told;
    }

    int repeats() {
        int ids = idsByWay.values().stream()
                .flatMap(way -> way.values().stream())
                .mapToInt(Set::size)
                .sum();
        return pushes.get() - ids;
    }

    private static void write(Path folder, int port) throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        for (String file : List.of("gateway.yaml", "plan.yaml", "areas.yaml", "guidance.yaml")) {
            Files.copy(Path.of("conf", file), conf.resolve(file));
        }
        Path config = conf.resolve("gateway.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("confirmRed: 15m", "confirmRed: 6s")
                        .replace("confirmOrange: 30m", "confirmOrange: 6s")
                        .replace("escalationSteps: 2", "escalationSteps: 1"));
        Path channels = Files.createDirectories(folder.resolve("channels"));
        Files.writeString(channels.resolve("secret"), SECRET);
        channel(channels, "schools-push", "audience: schools\nconfirm: true", port + FIRST);
        channel(channels, "schools-standby", "audience: schools\nstandby: true\nconfirm: true", port + SECOND);
        channel(channels, "supervisors-push", "audience: supervisors", port + UNITS);
    }

    private static void people(Path folder, int schools, int units) throws Exception {
        StringBuilder people = new StringBuilder("id,audience,name,area,unit,http,supervisor\n");
        for (int i = 1; i <= units; i++) {
            people.append("unit-" + i + ",units,第" + i + "教体局,410400,education,https://unit.example.org/,\n");
        }
        for (int i = 1; i <= schools; i++) {
            people.append("school-" + i + ",schools,第" + i + "小学,410402,,https://school.example.org/,unit-"
                    + (1 + i % units) + "\n");
        }
        Files.writeString(folder.resolve("conf").resolve("recipients.csv"), people);
    }

    private static void channel(Path folder, String id, String keys, String place) throws Exception {
        Files.writeString(folder.resolve(id + ".yaml"), """
                name: {zh: 推送, en: Push}
                %s
                formats: [text]
                cap: false
                transport: http
                http:
                  endpoint: http://127.0.0.1:%s
                  secrets: ["file:secret"]
                  allowPrivateAddresses: [127.0.0.1]
                receipts: none
                concurrency: 4
                connectTimeout: 1s
                answerTimeout: 2s
                """.formatted(keys, place));
    }

    @Override
    public void close() {
        done(vertx.close());
    }
}
