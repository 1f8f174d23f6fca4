package org.airalert.office;

import static org.airalert.office.OfficeKit.OFFICER;
import static org.airalert.office.OfficeKit.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.airalert.store.Ledger;
import org.airalert.store.sqlite.SqliteSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand areas do not trigger a thousand times the work: what was assessed is counted by the versions of the kept assessments. */
class ManyAreasTest {
    private static final int AREAS = 1000;
    /** So few reads may wait while the clock's round runs: what the areas whose turn it is ask for, and far from one for each area. */
    private static final int READS = 150;

    private static final Duration GATHER = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private OfficeKit office;

    @BeforeEach
    void open() throws Exception {
        List<Area> areas = new ArrayList<>(List.of(new Area("410400", "平顶山市", "Pingdingshan", null)));
        for (int i = 1; i < AREAS; i++) {
            areas.add(new Area(code(i), "区" + i, "Area " + i, "410400"));
        }
        Office.Settings settings = new Office.Settings(Duration.ofHours(12), Set.of(), Duration.ofHours(1), GATHER);
        office = new OfficeKit(folder, settings, Optional.of(new AreaTree(areas)));
        office.start(OfficeKit.NOW);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private static String code(int i) {
        return i == 0 ? "410400" : String.valueOf(500_000 + i);
    }

    /** How often each area was assessed. */
    private Map<String, Long> assessed() throws Exception {
        Map<String, Long> times = new TreeMap<>();
        await(office.store.ledger().list(new Ledger.Query(Docs.ASSESSMENT, null, null, 2 * AREAS, false)))
                .forEach(document -> times.put(document.id(), document.version()));
        return times;
    }

    private Future<String> observation(int area, int hour) {
        return office.desk.take(
                "{\"type\":\"observation\",\"area\":\"" + code(area) + "\",\"time\":\"" + office.at(hour)
                        + "\",\"aqi\":120}",
                null,
                OFFICER);
    }

    /** Lets the gathering time pass and waits until nothing is being assessed: an assessment asked for now joins or follows what runs. */
    private void gathered(int... areas) throws Exception {
        office.clock.advance(GATHER);
        for (int area : areas) {
            await(office.desk.assess(code(area)));
        }
    }

    @Test
    void two_hundred_reports_of_one_area_are_one_assessment_and_concern_no_other_area() throws Exception {
        List<Future<String>> reports = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reports.add(observation(7, -i));
        }
        await(Future.all(reports));

        gathered(7);

        // One after the gathering time; the one that the test itself asked for may have joined it or come after it.
        assertThat(assessed()).containsOnlyKeys(code(7));
        assertThat(assessed().get(code(7))).isLessThanOrEqualTo(2);
    }

    @Test
    void the_clock_assesses_each_area_once_and_a_report_only_its_own() throws Exception {
        List<Future<String>> reports = new ArrayList<>();
        for (int i = 0; i < AREAS; i++) {
            reports.add(observation(i, 0));
        }
        await(Future.all(reports));
        int[] all = new int[AREAS];
        java.util.Arrays.setAll(all, i -> i);
        gathered(all);
        Map<String, Long> before = assessed();
        assertThat(before).hasSize(AREAS);

        office.stop();
        office.storing = new SqliteSettings(100_000, 100_000, 4_096, 2, READS, 65_536, Duration.ofDays(400), 0);
        long began = System.nanoTime();
        office.start(office.at(1));
        System.out.printf("%d areas by the clock: %d ms%n", AREAS, (System.nanoTime() - began) / 1_000_000);
        Map<String, Long> byClock = assessed();

        before.forEach((area, times) -> assertThat(byClock.get(area)).as(area).isEqualTo(times + 1));
        assertThat(office.desk.publicStatus().aqi())
                .as("the status made after the round")
                .isNotNull();
        await(observation(3, 1));
        gathered(3);
        Map<String, Long> after = assessed();
        assertThat(after.get(code(3))).isGreaterThan(byClock.get(code(3)));
        after.remove(code(3));
        byClock.remove(code(3));
        assertThat(after).isEqualTo(byClock);
    }
}
