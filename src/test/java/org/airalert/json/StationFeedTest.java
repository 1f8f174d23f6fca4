package org.airalert.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.airalert.SharedData;
import org.airalert.airquality.Finding;
import org.airalert.warning.Plan;
import org.junit.jupiter.api.Test;

/** A real station feed with real faults: six stations of Pingdingshan, spring of 2020. */
class StationFeedTest {
    @Test
    void the_faults_of_the_real_feed_are_found_and_nothing_else() {
        Path file = SharedData.orBundled("data/aqi", "aqi").resolve("sites_pingdingshan_2020-03-26_2020-04-08.csv");

        AirCsv.Series series = AirCsv.read(List.of(file), Plan.standard().zone());

        assertThat(series.findings())
                .extracting(Finding::kind, Finding::station, finding -> finding.pollutant() == null)
                .contains(tuple(Finding.Kind.DEAD, "高压开关厂", true));
        assertThat(series.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.FROZEN)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.station()).isEqualTo("规划局(20190304启用)"));
        assertThat(series.findings().stream()
                        .filter(finding -> finding.kind() == Finding.Kind.DUPLICATE)
                        .mapToInt(Finding::count)
                        .sum())
                .isEqualTo(84);
        assertThat(series.findings())
                .extracting(Finding::kind)
                .doesNotContain(Finding.Kind.IMPOSSIBLE, Finding.Kind.CONFLICT);
        assertThat(series.hours()).hasSize(157);
    }
}
