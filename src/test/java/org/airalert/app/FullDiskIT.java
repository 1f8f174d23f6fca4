package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The data folder's disk is full in the middle of a fan-out: callers are told to come again, people are told why, and nothing that was taken is lost. */
class FullDiskIT {
    private static final int SCHOOLS = 900;
    /** Pushes under way at once, as the town's channel says. */
    private static final int LANE = 4;

    private static final int PIECE = 200;
    private static final int MOST = 400;
    private static final int RESERVE_MEGABYTES = 8;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final Map<Integer, String> taken = new LinkedHashMap<>();

    @Test
    @Timeout(120)
    void a_disk_that_is_full_in_a_fan_out_loses_and_doubles_nothing_and_is_told_to_callers_and_on_readiness()
            throws Exception {
        try (SmallDisk disk = SmallDisk.at(Files.createDirectories(folder.resolve("data")));
                SchoolTown town = new SchoolTown(folder, SCHOOLS)) {
            reserve(disk.isMounted() ? RESERVE_MEGABYTES + "MB" : "0B");
            String alert;
            try (GatewayJar gateway = GatewayJar.serve(folder)) {
                gateway.ready();
                OfficeClient nobody = SchoolTown.office(gateway);
                town.answerOnly(PIECE);
                alert = SchoolTown.approved(gateway, nobody);
                town.awaitUnanswered(LANE);
                OfficeClient officer = nobody.as("officer", SchoolTown.PASSWORD);
                put(officer, 0);
                assertThat(ready(officer).statusCode()).isEqualTo(200);
                if (disk.isMounted()) {
                    disk.fill(gateway.pid(), RESERVE_MEGABYTES / 2);
                    assertRefused(officer, "MB are left");
                    town.answerOnly(PIECE);
                    town.awaitUnanswered(LANE);
                    assertThat(town.reached()).as("went on in the reserve").isGreaterThanOrEqualTo(2 * PIECE);
                }

                disk.fill(gateway.pid(), 0);
                town.answerAll();
                gateway.line(Pattern.compile("the store could not write"));
                assertRefused(officer, "gateway.db");
                int stuck = town.reached();
                assertThat(stuck).as("stuck on a full disk").isLessThan(SCHOOLS);

                disk.makeRoom(gateway.pid());
                town.awaitAll();
                assertThat(town.settled(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
                put(officer, MOST);
                assertThat(ready(officer).statusCode()).isEqualTo(200);
                gateway.stop();
                System.out.println("full disk, " + disk + ": events taken " + taken.size() + ", reached when full "
                        + stuck + ", at the end " + town.reached() + ", repeats " + town.repeats());
            }
            town.assertEachReachedUnderOneId();
            assertThat(town.repeats()).isZero();
            assertNothingTakenIsLost(town, alert);
        }
    }

    /** Each event again under its key gives the same id, and what had ended stays so. */
    private void assertNothingTakenIsLost(SchoolTown town, String alert) throws Exception {
        try (GatewayJar again = GatewayJar.serve(folder)) {
            again.ready();
            OfficeClient officer = SchoolTown.office(again).as("officer", SchoolTown.PASSWORD);
            for (Map.Entry<Integer, String> one : Map.copyOf(taken).entrySet()) {
                put(officer, one.getKey());
                assertThat(taken.get(one.getKey()))
                        .as("id of event %s", one.getKey())
                        .isEqualTo(one.getValue());
            }
            assertThat(town.settled(officer, alert)).isEqualTo(Map.of("accepted", SCHOOLS));
        }
    }

    /** Room that the gateway keeps for what is under way, in the configuration that the town has written. */
    private void reserve(String size) throws Exception {
        Path config = folder.resolve("conf").resolve("gateway.yaml");
        Files.writeString(config, Files.readString(config).replace("reserve: 64MB", "reserve: " + size));
    }

    /** An event is refused for a while, readiness says why, and both as long as it lasts. */
    private void assertRefused(OfficeClient officer, String why) throws Exception {
        OfficeClient.Reply refused = putUntilRefused(officer);
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.retryAfter()).matches("\\d+");
        HttpResponse<String> unready = ready(officer);
        assertThat(unready.statusCode()).as(unready.body()).isEqualTo(503);
        assertThat(unready.body()).contains(why);
    }

    /** Where the file still has room of its own a few more may be taken, and count like all others. */
    private OfficeClient.Reply putUntilRefused(OfficeClient officer) throws Exception {
        for (int number = 1; number < MOST; number++) {
            OfficeClient.Reply reply = send(officer, number);
            if (reply.status() != 202) {
                return reply;
            }
            taken.put(number, id(reply));
        }
        throw new AssertionError("all " + MOST + " were taken on a full disk");
    }

    private void put(OfficeClient officer, int number) throws Exception {
        taken.put(number, id(send(officer, number)));
    }

    private OfficeClient.Reply send(OfficeClient officer, int number) throws Exception {
        return officer.event(
                "{\"type\":\"observation\",\"area\":\"410400\",\"time\":\"" + hour.minus(number, ChronoUnit.HOURS)
                        + "\",\"aqi\":120}",
                "k" + number);
    }

    private static String id(OfficeClient.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return reply.json().getString("id");
    }

    private HttpResponse<String> ready(OfficeClient officer) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(officer.url() + "/health/ready"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
