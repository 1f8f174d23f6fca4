package org.airalert.office.drop;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.airalert.app.GatewayFixture;
import org.airalert.office.Desk;
import org.airalert.time.HandTimers;
import org.airalert.worker.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drop folder over the real office and its store, looked into by a clock that the test moves. */
class DropFolderTest {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String HEADER = "time,city,code,aqi,pm25,pm10,so2,no2,co,o3\n";
    private static final String HOUR = "2026-01-05T08:00:00+08:00,平顶山,410400,217,167,263,21,53,1.73,12\n";
    private static final long LARGEST = 4096;

    @TempDir
    Path data;

    private final HandTimers clock = new HandTimers(GatewayFixture.NOW);
    private GatewayFixture office;
    private Path folder;
    private DropFolder drop;

    @BeforeEach
    void open() {
        office = new GatewayFixture(data);
        folder = data.resolve("drop");
        drop = new DropFolder(
                office.gateway.desk(),
                new Workers(office.vertx, "drop", 1, 16),
                clock,
                new DropFolder.Settings(
                        folder, EVERY, LARGEST, office.config.plan().zone()));
        done(drop.start());
    }

    @AfterEach
    void close() {
        done(drop.stop());
        office.close();
    }

    @Test
    void hourly_observations_are_taken_in_and_the_file_ends_in_done() throws IOException {
        drop("hours.csv", HEADER + HOUR);

        look();

        assertThat(files("")).isEmpty();
        assertThat(files("done")).containsExactly("hours.csv");
        assertThat(office.events()).isEqualTo(1);
        assertThat(observed()).containsExactly(217);
    }

    @Test
    void rows_of_stations_become_the_citys_hours_and_what_was_wrong_with_them_is_kept() throws Exception {
        String row = "2026-01-05T08:00:00+08:00,平顶山,410400,%s,,%d,263,21,53,1.73,12\n";
        String header = HEADER.replace("code,", "code,site,");
        drop("sites.csv", header + row.formatted("一中", 160) + row.formatted("二中", 200) + row.formatted("三中", 9000));

        look();

        assertThat(files("done")).containsExactly("sites.csv");
        assertThat(observed()).containsExactly(230);
        done(office.gateway.desk().assess("410400"));
        assertThat(done(office.gateway.desk().assessment("410400")).orElseThrow())
                .contains("三中 PM2.5：数值不可能（1条）");
    }

    @Test
    void a_forecast_file_is_told_by_its_header() throws IOException {
        drop(
                "forecast.csv",
                "\uFEFFissuedAt,time,code,lower,upper\n"
                        + "2026-01-05T08:00:00+08:00,2026-01-05T09:00:00+08:00,410400,180,220\n"
                        + "2026-01-05T08:00:00+08:00,2026-01-05T10:00:00+08:00,410400,,\n");

        look();

        assertThat(files("done")).containsExactly("forecast.csv");
        assertThat(series().forecast()).extracting(Desk.Band::upper).containsExactly(220);
    }

    @Test
    void a_file_that_is_still_being_written_is_left_alone_until_it_gets_its_name() throws IOException {
        drop("hours.csv.part", HEADER);
        drop(".hidden.csv", HEADER);
        look();
        assertThat(files("")).containsExactly(".hidden.csv", "hours.csv.part");

        Files.writeString(folder.resolve("hours.csv.part"), HEADER + HOUR);
        Files.move(folder.resolve("hours.csv.part"), folder.resolve("hours.csv"));
        look();

        assertThat(files("done")).containsExactly("hours.csv");
    }

    @Test
    void a_bad_file_is_rejected_with_line_and_reason_and_the_others_go_on() throws IOException {
        drop("a.csv", HEADER + HOUR + HOUR.replace(",217,", ",-3,").replace("T08", "T09") + HOUR.replace("+08:00", ""));
        drop("b.csv", HEADER + HOUR);
        drop("c.csv", HEADER + HOUR.replace("410400", "999999"));
        drop("d.csv", HEADER + HOUR.repeat(100));
        Files.write(folder.resolve("e.csv"), "time,aqi\n\u00ff".getBytes(StandardCharsets.ISO_8859_1));

        look();

        assertThat(files("done")).containsExactly("b.csv");
        assertThat(fault("a.csv").lines().toList())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("a.csv: line 3: aqi: -3 "))
                .anyMatch(line ->
                        line.startsWith("a.csv: line 4: time '2026-01-05T08:00:00' (expected a time with offset"));
        assertThat(fault("c.csv")).startsWith("c.csv: /area: '999999' (expected a code of conf/areas.yaml");
        assertThat(fault("d.csv")).isEqualTo("d.csv: larger than 4096 bytes (intake.maxBody)\n");
        assertThat(fault("e.csv")).isEqualTo("e.csv: not UTF-8\n");
        assertThat(files("")).isEmpty();
        assertThat(office.events()).isEqualTo(1);
    }

    @Test
    void a_crash_between_taking_and_moving_has_no_second_effect() throws IOException {
        Path done = folder.resolve("done");
        Files.delete(done);
        Files.writeString(done, "stands in the way");
        drop("hours.csv", HEADER + HOUR);
        look();
        assertThat(files("")).contains("hours.csv");
        assertThat(office.events()).isEqualTo(1);

        Files.delete(done);
        Files.createDirectory(done);
        look();

        assertThat(files("done")).containsExactly("hours.csv");
        assertThat(office.events()).isEqualTo(1);
    }

    @Test
    void the_same_content_again_has_no_second_effect_and_hides_no_other_file() throws IOException {
        drop("hours.csv", HEADER + HOUR);
        look();
        drop("hours.csv", HEADER + HOUR);
        look();
        drop("hours.csv", HEADER + HOUR.replace(",217,", ",218,"));
        look();

        assertThat(files("done")).hasSize(3).contains("hours.csv");
        assertThat(office.events()).isEqualTo(2);
        assertThat(observed()).containsExactly(218);
    }

    @Test
    void while_the_store_takes_nothing_the_file_stays_and_is_tried_again() throws IOException {
        done(office.store.close());
        drop("hours.csv", HEADER + HOUR);

        look();

        assertThat(files("")).contains("hours.csv");
        assertThat(clock.isSetBefore(clock.instant().plus(EVERY))).isTrue();
    }

    @Test
    void after_stop_nothing_is_taken() throws IOException {
        done(drop.stop());
        drop("hours.csv", HEADER + HOUR);

        look();

        assertThat(files("")).contains("hours.csv");
        assertThat(office.events()).isZero();
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void look() {
        clock.advance(EVERY);
        done(drop.underWay());
    }

    private String fault(String name) throws IOException {
        return Files.readString(folder.resolve("rejected").resolve(name + ".fault.txt"));
    }

    private List<String> files(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private Desk.Series series() {
        return done(office.gateway
                .desk()
                .series("410400", GatewayFixture.NOW.minusSeconds(3600), GatewayFixture.NOW.plusSeconds(36_000)));
    }

    private List<Integer> observed() {
        return series().observed().stream()
                .map(Desk.Point::aqi)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
