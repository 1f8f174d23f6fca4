package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airalert.machine.RedisProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway as a process, killed again and again while it follows up who has not confirmed: everybody who owes a confirmation is tried a second way, then
 * told of to its supervising unit once; who confirmed by one tap is left in peace.
 */
@Tag("P6.3")
class EscalationIT {
    private static final int SCHOOLS = 200;
    private static final int UNITS = 10;
    private static final int CONFIRMED = 20;
    private static final long SEED = Long.getLong("gateway.seed", 20181226L);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);

    @Test
    @Timeout(150)
    void on_sqlite_kills_while_contacts_are_tried_and_units_are_told_take_no_step_twice_and_leave_none_out()
            throws Exception {
        try (EscalationTown town = new EscalationTown(folder, SCHOOLS, UNITS)) {
            assertFollowedUp(town, () -> {});
        }
    }

    @Test
    @Timeout(150)
    void on_redis_kills_of_gateway_and_redis_take_no_step_twice_and_leave_none_out() throws Exception {
        try (EscalationTown town = new EscalationTown(folder, SCHOOLS, UNITS);
                RedisProcess redis = RedisProcess.start(folder.resolve("redis"))) {
            Path config = folder.resolve("conf").resolve("gateway.yaml");
            Files.writeString(
                    config,
                    Files.readString(config)
                            .replace("kind: sqlite", "kind: redis")
                            .replace("redis://127.0.0.1:6379", redis.url()));
            assertFollowedUp(town, () -> {
                redis.kill();
                redis.start();
            });
        }
    }

    private void assertFollowedUp(EscalationTown town, Runnable killStore) throws Exception {
        try (GatewayJar first = GatewayJar.serve(folder)) {
            String open = first.line(Pattern.compile("public page +(http://\\S+?)/?$"))
                    .group(1);
            OfficeClient nobody = SchoolTown.office(first);
            SchoolTown.approved(first, nobody);
            town.awaitReached(EscalationTown.FIRST, SCHOOLS);
            for (int school = 1; school <= CONFIRMED; school++) {
                confirm(open, town.token("school-" + school));
            }
            town.awaitReached(EscalationTown.SECOND, 1 + random.nextInt((SCHOOLS - CONFIRMED) / 2));
            first.kill();
        }
        killStore.run();
        try (GatewayJar second = GatewayJar.serve(folder)) {
            second.ready();
            town.awaitReached(EscalationTown.SECOND, SCHOOLS - CONFIRMED);
            town.awaitReached(EscalationTown.UNITS, 1 + random.nextInt(UNITS / 2));
            killStore.run();
            second.kill();
        }
        try (GatewayJar last = GatewayJar.serve(folder)) {
            last.ready();
            town.awaitReached(EscalationTown.UNITS, UNITS);
            town.awaitTold(SCHOOLS - CONFIRMED);
            last.stop();
        }
        assertEachStepOnce(town);
        System.out.println("kill -9 in an escalation, seed " + SEED + ": second way "
                + town.reached(EscalationTown.SECOND).size() + ", units told "
                + town.reached(EscalationTown.UNITS).size() + " of "
                + town.toldOf().size() + " schools, repeats "
                + town.repeats());
    }

    private static void assertEachStepOnce(EscalationTown town) {
        Set<String> owing = IntStream.rangeClosed(CONFIRMED + 1, SCHOOLS)
                .mapToObj(i -> "school-" + i)
                .collect(Collectors.toSet());
        assertThat(town.reached(EscalationTown.FIRST))
                .hasSize(SCHOOLS)
                .allSatisfy((school, ids) -> assertThat(ids).hasSize(1));
        assertThat(town.reached(EscalationTown.SECOND).keySet()).isEqualTo(owing);
        assertThat(town.reached(EscalationTown.SECOND))
                .allSatisfy((school, ids) -> assertThat(ids).as(school).hasSize(1));
        Map<Integer, Integer> told = town.toldOf();
        assertThat(told.keySet().stream().map(number -> "school-" + number)).containsExactlyInAnyOrderElementsOf(owing);
        assertThat(told.values()).as("notices in which a school stands").containsOnly(1);
    }

    private void confirm(String open, String token) throws Exception {
        assertThat(token).as("the link in the push").isNotEmpty();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(open + "/confirm/" + token))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
