package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final int SCHOOLS = 900;
    private static final int BEFORE = 300;
    /** Pushes that a node has under way at once, as the town's channel says. */
    private static final int LANE = 4;

    private static final int REDIS_KILLS = Integer.getInteger("gateway.redisKills", 5);
    private static final long SEED = Long.getLong("gateway.seed", 20181226L);
    /** Of a claim: the time to connect, the time to answer, and the margin. */
    private static final Duration CLAIM = Duration.ofSeconds(1 + 8 + 1);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<GatewayJar> nodes = new ArrayList<>();
    private RedisProcess redis;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(folder.resolve("redis"));
    }

    @AfterEach
    void end() {
        nodes.forEach(GatewayJar::close);
        redis.close();
    }

    /** The receiver's town, and Redis as its store. */
    private SchoolTown town(String more) throws Exception {
        SchoolTown town = new SchoolTown(folder, SCHOOLS, more);
        Path config = folder.resolve("conf").resolve("gateway.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("kind: sqlite", "kind: redis")
                        .replace("redis://127.0.0.1:6379", redis.url()));
        return town;
    }

    @Test
    @Timeout(170)
    void a_node_killed_and_one_frozen_past_its_claims_repeat_only_what_they_had_under_way_whatever_their_clocks_say()
            throws Exception {
        try (SchoolTown town = town("connectTimeout: 1s\nanswerTimeout: 8s")) {
            town.answerOnly(BEFORE);
            GatewayJar first = node("first", "PT0S");
            first.ready();
            GatewayJar fast = node("fast", "PT7M");
            String fastSide = publicSide(fast);
            OfficeClient atFast = SchoolTown.office(fast);
            OfficeClient atFirst = SchoolTown.office(first);
            String link = fast.line(Pattern.compile("/console/setup/(\\S+)")).group(1);
            String alert = SchoolTown.approved(atFirst, link);
            long approved = System.nanoTime();
            Waiting.until(() -> page(fastSide, "/alerts.atom").contains(alert));
            long followed = System.nanoTime() - approved;
            town.awaitUnanswered(2 * LANE);
            town.settled(atFirst.as("officer", SchoolTown.PASSWORD), alert, BEFORE);

            fast.signal("STOP");
            first.kill();
            long ended = System.nanoTime();
            town.answerAll();
            GatewayJar slow = node("slow", "-PT6M");
            slow.ready();
            OfficeClient officer = SchoolTown.office(slow).as("officer", SchoolTown.PASSWORD);
            // What the two held is taken over when their claims have run out.
            assertThat(town.settled(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
            Duration taken = Duration.ofNanos(System.nanoTime() - ended);
            fast.signal("CONT");
            OfficeClient resumed = atFast.as("officer", SchoolTown.PASSWORD);
            assertThat(town.settled(resumed, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
            fast.stop();
            assertThat(fast.toEnd()).noneMatch(line -> line.contains(" ERROR "));
            System.out.println(
                    "nodes: other node's public page after " + followed / 1_000_000 + " ms, all taken over after "
                            + taken.toMillis() + " ms of claims of " + CLAIM.toSeconds() + " s, pushes " + town.pushes()
                            + ", repeats " + town.repeats());
            town.assertEachReachedUnderOneId();
            // Of each of the two nodes exactly what was under way, because everything else had been written down.
            assertThat(town.repeats()).isEqualTo(2 * LANE);
        }
    }

    @Test
    @Timeout(170)
    void redis_killed_at_random_moments_and_a_rolling_restart_of_three_nodes_lose_and_repeat_nothing_unseen()
            throws Exception {
        try (SchoolTown town = town("rate: 60/s")) {
            GatewayJar first = node("first", "PT0S");
            first.ready();
            OfficeClient atFirst = SchoolTown.office(first);
            GatewayJar second = node("second", "PT0S");
            OfficeClient atSecond = SchoolTown.office(second);
            GatewayJar third = node("third", "PT0S");
            third.ready();
            String alert = SchoolTown.approved(first, atFirst);
            Random random = new Random(SEED);
            for (int round = 0; round < REDIS_KILLS; round++) {
                town.awaitPushes(1 + random.nextInt(2 * BEFORE / (2 * REDIS_KILLS)));
                redis.kill();
                redis.start();
            }
            OfficeClient officer = atSecond.as("officer", SchoolTown.PASSWORD);
            OfficeClient other = atFirst.as("officer", SchoolTown.PASSWORD);
            assertThat(officer.post("/channels/" + SchoolTown.CHANNEL + "/pause", "{\"why\":\"restart\"}")
                            .status())
                    .isEqualTo(200);
            Waiting.until(() -> paused(other));
            assertThat(officer.post("/channels/" + SchoolTown.CHANNEL + "/resume", "")
                            .status())
                    .isEqualTo(200);

            int repeats = town.repeats();
            int left = SCHOOLS - town.reached();
            first.stop();
            GatewayJar newFirst = node("first", "PT0S");
            newFirst.ready();
            second.stop();
            node("second", "PT0S").ready();
            third.stop();
            town.awaitAll();
            OfficeClient last = SchoolTown.office(newFirst).as("officer", SchoolTown.PASSWORD);
            assertThat(town.settled(last, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
            town.assertEachReachedUnderOneId();
            System.out.println("redis killed " + REDIS_KILLS + " times, seed " + SEED + ": repeats " + repeats
                    + "; three nodes restarted with " + left + " to go: repeats " + (town.repeats() - repeats)
                    + "; pushes "
                    + town.pushes());
            assertThat(town.repeats() - repeats)
                    .as("repeats in the rolling restart")
                    .isZero();
        }
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
                List.of("-Xmx256m", "-Dairalert.test.clockOffset=" + clockOffset, "-Dairalert.test.claimMargin=PT1S"),
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
}
