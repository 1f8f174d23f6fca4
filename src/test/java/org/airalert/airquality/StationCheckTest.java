package org.airalert.airquality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StationCheckTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static StationHour hour(String station, int hour, int pm25) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            // Everything else moves a little, as working instruments do.
            values.put(pollutant, BigDecimal.valueOf(20 + hour % 5));
        }
        values.put(Pollutant.PM25, BigDecimal.valueOf(pm25));
        return new StationHour(station, START.plus(Duration.ofHours(hour)), new Concentrations(values));
    }

    private static List<StationHour> feed(String station, int... pm25) {
        List<StationHour> rows = new ArrayList<>();
        for (int i = 0; i < pm25.length; i++) {
            rows.add(hour(station, i, pm25[i]));
        }
        return rows;
    }

    @Test
    void a_sound_feed_has_no_findings() {
        StationCheck.Result result = StationCheck.of(feed("A", 40, 41, 43, 40));

        assertThat(result.findings()).isEmpty();
        assertThat(result.usable()).hasSize(4);
    }

    @Test
    void a_row_that_stands_twice_counts_once() {
        List<StationHour> rows = feed("A", 40, 41);
        rows.add(rows.get(0));

        StationCheck.Result result = StationCheck.of(rows);

        assertThat(result.usable()).hasSize(2);
        assertThat(result.findings())
                .extracting(Finding::kind, Finding::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Kind.DUPLICATE, 1));
    }

    @Test
    void of_two_different_rows_for_one_hour_the_later_counts() {
        List<StationHour> rows = feed("A", 40, 41);
        rows.add(hour("A", 0, 90));

        StationCheck.Result result = StationCheck.of(rows);

        assertThat(result.usable().get(0).values().of(Pollutant.PM25)).hasValue(BigDecimal.valueOf(90));
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CONFLICT);
    }

    @Test
    void a_frozen_instrument_is_left_out_and_the_others_stay() {
        int[] stuck = new int[12];
        java.util.Arrays.fill(stuck, 110);

        StationCheck.Result result = StationCheck.of(feed("A", stuck));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.FROZEN);
            assertThat(finding.pollutant()).isEqualTo(Pollutant.PM25);
            assertThat(finding.count()).isEqualTo(12);
            assertThat(finding.zh()).isEqualTo("A PM2.5：数值长时间不变（12条）");
        });
        assertThat(result.usable())
                .allSatisfy(row -> assertThat(row.values().values()).hasSize(5));
    }

    @Test
    void eleven_equal_hours_are_weather_not_a_fault() {
        int[] calm = new int[11];
        java.util.Arrays.fill(calm, 110);

        assertThat(StationCheck.of(feed("A", calm)).findings()).isEmpty();
    }

    @Test
    void impossible_values_are_left_out() {
        StationCheck.Result result = StationCheck.of(feed("A", 40, -1, 40_000, 42));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.IMPOSSIBLE);
            assertThat(finding.count()).isEqualTo(2);
        });
        assertThat(result.usable().get(1).values().of(Pollutant.PM25)).isEmpty();
    }

    @Test
    void a_dead_station_is_told_and_does_not_count() {
        List<StationHour> rows = feed("A", 40, 41, 42, 43, 44, 45);
        for (int i = 0; i < 6; i++) {
            rows.add(new StationHour("B", START.plus(Duration.ofHours(i)), Concentrations.NONE));
        }

        CityHours city = CityHours.of(rows, IndexEditions.standard(), ZONE);

        assertThat(city.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DEAD);
        assertThat(city.hours())
                .hasSize(6)
                .allSatisfy(hour -> assertThat(hour.stations()).isEqualTo(1));
    }

    @Test
    void the_city_has_the_mean_of_concentrations_not_of_indices() {
        List<StationHour> rows = new ArrayList<>(feed("A", 100));
        rows.addAll(feed("B", 205));

        CityHours city = CityHours.of(rows, IndexEditions.standard(), ZONE);

        // 152.5 is rounded to even, 152, whose sub-index is 202; the mean of the two indices would be 193.
        assertThat(city.hours().get(0).index().aqi()).hasValue(202);
        assertThat(city.hours().get(0).observation().aqi()).isEqualTo(202);
    }

    @Test
    void much_coarse_and_little_fine_dust_suggests_a_sandstorm() {
        Concentrations storm = new Concentrations(
                Map.of(Pollutant.PM10, BigDecimal.valueOf(637), Pollutant.PM25, BigDecimal.valueOf(120)));
        Concentrations smog = new Concentrations(
                Map.of(Pollutant.PM10, BigDecimal.valueOf(420), Pollutant.PM25, BigDecimal.valueOf(300)));

        assertThat(DustHint.isLikely(storm)).isTrue();
        assertThat(DustHint.isLikely(smog)).isFalse();
        assertThat(DustHint.isLikely(storm.without(Pollutant.PM25))).isFalse();
    }
}
