package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.airalert.machine.RedisProcess;
import org.airalert.machine.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes as processes on one Redis: joining, dying, frozen and coming back, restarted one by one, with clocks minutes apart. */
class NodesIT {
    private static final int SCHOOLS = 1_500;
    private static final long SEED = 20_181_226;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<GatewayJar> nodes = new ArrayList<>();
    private RedisProcess redis;
    private Schools schools;

    @BeforeEach
    void start() throws Exception {
        redis = RedisProcess.start(folder.resolve("redis"));
        schools = new Schools(vertx, folder, SCHOOLS, 15);
        schools.write();
        Path config = folder.resolve("conf").resolve("gateway.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("kind: sqlite", "kind: redis")
                        .replace("redis://127.0.0.1:6379", redis.url()));
    }

    @AfterEach
    void end() {
        nodes.forEach(GatewayJar::close);
        redis.close();
        done(vertx.close());
    }

    @Test
    @Timeout(170)
    void a_node_killed_and_one_frozen_past_its_claims_lose_nothing_whatever_their_clocks_say() throws Exception {
        GatewayJar first = node("first", "PT0S");
        first.ready();
        OfficeClient atFirst = Schools.office(first);
        Schools.people(first, atFirst);
        GatewayJar fast = node("fast", "PT7M");
        fast.ready();
        String fastSide = publicSide(fast);
        String alert = Schools.approved(atFirst);
        long approved = System.nanoTime();
        Waiting.until(() -> page(fastSide, "/alerts.atom").contains(alert));
        System.out.println(
                "other node's public page followed after " + (System.nanoTime() - approved) / 1_000_000 + " ms");

        schools.awaitReached(300);
        signal(fast, "STOP");
        first.kill();
        GatewayJar slow = node("slow", "-PT6M");
        slow.ready();
        OfficeClient officer = Schools.office(slow).as("officer", Schools.PASSWORD);
        // What the two held is taken over when their claims have run out.
        schools.awaitReached(SCHOOLS);
        signal(fast, "CONT");
        assertThat(schools.counts(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
        schools.assertAllReachedUnderOneId();
        int repeats = schools.pushes() - SCHOOLS;
        System.out.println("nodes: pushes " + schools.pushes() + ", repeats " + repeats);
        // Of each of the two nodes at most what was in flight, being written down, or waiting to be.
        assertThat(repeats).isBetween(0, 2 * 3 * 4);
    }

    @Test
    @Timeout(170)
    void redis_killed_at_random_moments_and_a_rolling_restart_in_a_fan_out_lose_and_repeat_nothing_unseen()
            throws Exception {
        GatewayJar first = node("first", "PT0S");
        first.ready();
        OfficeClient atFirst = Schools.office(first);
        Schools.people(first, atFirst);
        GatewayJar second = node("second", "PT0S");
        second.ready();
        OfficeClient atSecond = Schools.office(second);
        String alert = Schools.approved(atFirst);
        Random random = new Random(SEED);
        for (int round = 1; round <= 3; round++) {
            schools.awaitReached(round * 200 + random.nextInt(150));
            redis.kill();
            redis.start();
        }
        OfficeClient officer = atSecond.as("officer", Schools.PASSWORD);
        OfficeClient other = atFirst.as("officer", Schools.PASSWORD);
        assertThat(officer.post("/channels/" + Schools.CHANNEL + "/pause", "{\"why\":\"restart\"}")
                        .status())
                .isEqualTo(200);
        Waiting.until(() -> paused(other));
        assertThat(officer.post("/channels/" + Schools.CHANNEL + "/resume", "").status())
                .isEqualTo(200);

        first.stop();
        GatewayJar third = node("third", "PT0S");
        third.ready();
        second.stop();
        schools.awaitReached(SCHOOLS);
        OfficeClient last = Schools.office(third).as("officer", Schools.PASSWORD);
        assertThat(schools.counts(last, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
        schools.assertAllReachedUnderOneId();
        System.out.println("redis killed 3 times, seed " + SEED + ": pushes " + schools.pushes() + ", repeats "
                + (schools.pushes() - SCHOOLS));
    }

    /** Whether the other node knows that the channel is paused. */
    private static boolean paused(OfficeClient officer) {
        try {
            return officer.get("/channels").text().contains("paused");
        } catch (Exception e) {
            throw new AssertionError("channels not read", e);
        }
    }

    private GatewayJar node(String name, String clockOffset) throws IOException {
        GatewayJar node = GatewayJar.start(
                folder,
                List.of("-Xmx256m", "-Dairalert.test.clockOffset=" + clockOffset),
                "serve",
                "--port",
                "0",
                "--office-port",
                "0",
                "--data",
                "data-" + name);
        nodes.add(node);
        return node;
    }

    private static String publicSide(GatewayJar node) throws Exception {
        return node.line(Pattern.compile("public page +(http://\\S+?)/?$")).group(1);
    }

    private String page(String side, String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(side + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static void signal(GatewayJar node, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(node.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
