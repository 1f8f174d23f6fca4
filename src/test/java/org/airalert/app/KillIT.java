package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.airalert.machine.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process, ended in every way in the middle of a fan-out: the rest is sent, nothing is lost, repeats carry their own {@code webhook-id}. */
class KillIT {
    private static final int SCHOOLS = 1_500;
    private static final int BEFORE = 400;
    /** Pushes under way at once, as the town's channel says. */
    private static final int LANE = 4;

    /** Kills of the random test; 30 by {@code -Dgateway.kills=30}. */
    private static final int KILLS = Integer.getInteger("gateway.kills", 3);

    private static final long SEED = Long.getLong("gateway.seed", 20181226L);

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void what_was_sent_and_not_written_down_before_a_kill_is_sent_again_under_the_same_webhook_id() throws Exception {
        try (SchoolTown town = new SchoolTown(folder, SCHOOLS)) {
            String alert;
            town.answerOnly(BEFORE);
            try (GatewayJar first = GatewayJar.serve(folder)) {
                alert = SchoolTown.approved(first);
                // Each of the channel's four connections ends with a push that the receiver has and did not answer.
                town.awaitUnanswered(4);
                first.kill();
            }
            Set<String> open = town.unanswered();
            assertThat(town.reached()).as("killed in the middle").isBetween(BEFORE, SCHOOLS - 1);
            town.answerAll();

            try (GatewayJar again = GatewayJar.serve(folder)) {
                again.ready();
                town.awaitAll();
                OfficeClient officer = SchoolTown.office(again).as("officer", SchoolTown.PASSWORD);
                assertThat(town.settled(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
            }
            town.assertEachReachedUnderOneId();
            assertThat(open)
                    .hasSize(4)
                    .allSatisfy(id ->
                            assertThat(town.pushes(id)).as("pushes of %s", id).isEqualTo(2));
            assertThat(town.repeats()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    @Timeout(300)
    void kills_at_random_moments_lose_nothing_and_never_send_again_what_had_ended() throws Exception {
        Random random = new Random(SEED);
        try (SchoolTown town = new SchoolTown(folder, SCHOOLS)) {
            String alert = "";
            for (int kill = 0; kill < KILLS; kill++) {
                Map<String, Integer> ended = ended(town);
                try (GatewayJar gateway = GatewayJar.serve(folder)) {
                    alert = kill == 0 ? SchoolTown.approved(gateway) : alert;
                    town.awaitPushes(1 + random.nextInt(SCHOOLS / (2 * KILLS)));
                    gateway.kill();
                }
                assertStillEnded(town, ended, kill);
            }
            Map<String, Integer> ended = ended(town);
            try (GatewayJar last = GatewayJar.serve(folder)) {
                last.ready();
                town.awaitAll();
                OfficeClient officer = SchoolTown.office(last).as("officer", SchoolTown.PASSWORD);
                assertThat(town.settled(officer, alert)).as("seed %d", SEED).isEqualTo(Map.of("accepted", SCHOOLS));
                assertThat(last.stop()).isIn(0, 143);
            }
            assertStillEnded(town, ended, KILLS);
            town.assertEachReachedUnderOneId();
            System.out.println("kill -9, " + KILLS + " times, seed " + SEED + ": pushes " + town.pushes() + ", repeats "
                    + town.repeats() + ", recipients reached " + town.reached());
        }
    }

    /** Ids of the deliveries that the file of the dead gateway holds as accepted, with how often each had been pushed. */
    private Map<String, Integer> ended(SchoolTown town) throws Exception {
        Map<String, Integer> pushed = new HashMap<>();
        for (String id : accepted()) {
            pushed.put(id, town.pushes(id));
        }
        return pushed;
    }

    private Set<String> accepted() throws Exception {
        Set<String> ids = new HashSet<>();
        Path file = folder.resolve("data").resolve("gateway.db");
        if (Files.exists(file)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    ResultSet rows = connection
                            .createStatement()
                            .executeQuery("SELECT lower(hex(id)) FROM delivery WHERE state = 3")) {
                while (rows.next()) {
                    ids.add("dl-" + rows.getString(1));
                }
            }
        }
        return ids;
    }

    private void assertStillEnded(SchoolTown town, Map<String, Integer> ended, int kill) throws Exception {
        assertThat(accepted()).as("seed %d, kill %d", SEED, kill).containsAll(ended.keySet());
        ended.forEach((id, pushes) -> assertThat(town.pushes(id))
                .as("pushes of %s, which had ended before; seed %d, kill %d", id, SEED, kill)
                .isEqualTo(pushes));
    }

    @Test
    @Timeout(120)
    void a_gateway_frozen_until_its_claims_ran_out_goes_on_and_repeats_only_what_was_under_way() throws Exception {
        Duration claim = Duration.ofSeconds(6);
        try (SchoolTown town = new SchoolTown(folder, SCHOOLS, "connectTimeout: 1s\nanswerTimeout: 4s")) {
            town.answerOnly(BEFORE);
            try (GatewayJar gateway = GatewayJar.start(
                    folder,
                    List.of("-Dairalert.test.claimMargin=PT1S"),
                    "serve",
                    "--port",
                    "0",
                    "--office-port",
                    "0")) {
                gateway.ready();
                OfficeClient nobody = SchoolTown.office(gateway);
                String alert = SchoolTown.approved(gateway, nobody);
                OfficeClient officer = nobody.as("officer", SchoolTown.PASSWORD);
                town.awaitUnanswered(LANE);
                gateway.signal("STOP");
                long frozen = System.nanoTime();
                town.answerAll();
                Waiting.until(() -> System.nanoTime() - frozen
                        > claim.plus(Duration.ofSeconds(1)).toNanos());
                gateway.signal("CONT");
                town.awaitAll();
                assertThat(town.settled(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
                gateway.stop();
                assertThat(gateway.toEnd()).noneMatch(line -> line.contains(" ERROR "));
            }
            town.assertEachReachedUnderOneId();
            System.out.println(
                    "frozen past its claims on sqlite: pushes " + town.pushes() + ", repeats " + town.repeats());
            assertThat(town.repeats()).isBetween(0, LANE);
        }
    }

    @Test
    @Timeout(120)
    void a_stop_in_the_middle_finishes_what_is_under_way_and_leaves_nothing_behind() throws Exception {
        try (SchoolTown town = new SchoolTown(folder, SCHOOLS)) {
            String alert;
            try (GatewayJar first = GatewayJar.serve(folder)) {
                alert = SchoolTown.approved(first);
                town.awaitPushes(BEFORE);
                first.stop();
                assertThat(first.toEnd()).noneMatch(line -> line.contains("Exception") || line.contains(" ERROR "));
            }
            assertThat(town.reached()).as("stopped in the middle").isLessThan(SCHOOLS);
            assertThat(folder.resolve("data").resolve("pid")).doesNotExist();

            try (GatewayJar again = GatewayJar.serve(folder)) {
                again.ready();
                town.awaitAll();
                OfficeClient officer = SchoolTown.office(again).as("officer", SchoolTown.PASSWORD);
                assertThat(town.settled(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
            }
            town.assertEachReachedUnderOneId();
            assertThat(town.repeats()).as("repeats after an orderly stop").isZero();
        }
    }
}
