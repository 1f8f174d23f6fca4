package org.airalert.airquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test points of HJ 633-2012 and HJ 633-2026 (external-rules, section 3). */
class IndexEditionTest {
    private static final IndexEdition OLD = IndexEditions.standard().on(LocalDate.of(2026, 2, 28));
    private static final IndexEdition NEW = IndexEditions.standard().on(LocalDate.of(2026, 3, 1));

    private static Concentrations clean(Pollutant pollutant, String value) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant each : Pollutant.values()) {
            values.put(each, BigDecimal.ZERO);
        }
        values.put(pollutant, new BigDecimal(value));
        return new Concentrations(values);
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "2026, PM25, 45, 70",
        "2026, PM25, 60, 100",
        "2026, PM25, 61, 101",
        "2026, PM25, 75, 114",
        "2026, PM10, 150, 112",
        "2026, SO2, 801, 200",
        "2026, SO2, 800, 200",
        "2012, PM25, 75, 100",
        "2012, PM25, 76, 101",
        "2012, PM25, 115, 150",
        "2012, PM25, 150, 200",
        "2012, PM25, 250, 300",
        "2026, PM25, 115, 150",
        "2026, PM25, 150, 200",
        "2026, PM25, 250, 300",
        "2026, PM25, 500, 500",
        "2026, PM25, 501, 500",
        "2026, PM25, 0, 1",
        "2026, NO2, 9000, 500",
        "2012, CO, 5.04, 50",
        "2012, CO, 5.05, 50",
        "2012, CO, 5.15, 52",
        "2012, PM25, 75.5, 101",
        "2012, PM25, 74.5, 99",
        "2012, PM25, 76.5, 101",
        "2012, PM25, 80, 106",
        "2026, PM25, 62, 102"
    })
    void a_test_point_of_the_standard_gives_its_hourly_index(int year, Pollutant pollutant, String value, int index) {
        IndexEdition edition = year == 2012 ? OLD : NEW;

        assertThat(edition.hourly(clean(pollutant, value)).aqi()).hasValue(index);
    }

    @Test
    void ozone_beyond_its_eight_hour_nodes_stays_at_300_by_2026() {
        assertThat(NEW.daily(clean(Pollutant.O3, "900")).aqi()).hasValue(300);
        assertThat(NEW.daily(clean(Pollutant.O3, "800")).aqi()).hasValue(300);
    }

    @Test
    void ozone_beyond_its_eight_hour_nodes_is_told_by_the_highest_hour_by_2012() {
        Concentrations day = clean(Pollutant.O3, "900");

        assertThat(OLD.daily(day, clean(Pollutant.O3, "1000")).aqi()).hasValue(400);
        assertThat(OLD.daily(day).subIndices()).doesNotContainKey(Pollutant.O3);
    }

    @Test
    void sulphur_dioxide_beyond_its_one_hour_nodes_is_told_by_the_day_by_2012() {
        Concentrations hour = clean(Pollutant.SO2, "900");

        assertThat(OLD.hourly(hour, clean(Pollutant.SO2, "475")).aqi()).hasValue(150);
        assertThat(OLD.hourly(hour).subIndices()).doesNotContainKey(Pollutant.SO2);
    }

    @Test
    void the_edition_is_that_of_the_date_of_the_data() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");

        assertThat(IndexEditions.standard()
                        .at(Instant.parse("2026-02-28T16:00:00Z"), zone)
                        .name())
                .as("the hour that ends at 0:00 is the last of February")
                .isEqualTo("HJ 633-2012");
        assertThat(IndexEditions.standard()
                        .at(Instant.parse("2026-02-28T17:00:00Z"), zone)
                        .name())
                .isEqualTo("HJ 633-2026");
        assertThat(IndexEditions.standard().on(LocalDate.of(1999, 1, 1)).name()).isEqualTo("HJ 633-2012");
    }

    @Test
    void all_pollutants_with_the_highest_sub_index_are_primary() {
        Map<Pollutant, BigDecimal> values =
                new EnumMap<>(clean(Pollutant.PM25, "150").values());
        values.put(Pollutant.PM10, new BigDecimal("350"));
        AirIndex index = NEW.hourly(new Concentrations(values));

        assertThat(index.aqi()).hasValue(200);
        assertThat(index.primary()).containsExactly(Pollutant.PM25, Pollutant.PM10);
        assertThat(index.exceeding()).containsExactly(Pollutant.PM25, Pollutant.PM10);
    }

    @Test
    void good_air_has_no_primary_pollutant() {
        assertThat(NEW.hourly(clean(Pollutant.PM25, "35")).primary()).isEmpty();
        assertThat(NEW.hourly(clean(Pollutant.PM25, "36")).primary()).containsExactly(Pollutant.PM25);
    }

    @Test
    void without_a_pollutant_the_index_is_known_only_above_100() {
        Concentrations high = clean(Pollutant.PM25, "61").without(Pollutant.O3);
        Concentrations low = clean(Pollutant.PM25, "60").without(Pollutant.O3);

        assertThat(NEW.hourly(high).aqi()).hasValue(101);
        assertThat(NEW.hourly(low).aqi()).isEmpty();
        assertThat(NEW.hourly(low).missing()).containsExactly(Pollutant.O3);
        assertThat(NEW.hourly(Concentrations.NONE).aqi()).isEmpty();
    }

    @Test
    void a_day_needs_20_hours_and_eight_hours_need_6() {
        Concentrations hour = clean(Pollutant.O3, "120");
        List<Concentrations> day = new java.util.ArrayList<>(Collections.nCopies(24, hour));
        Collections.fill(day.subList(0, 4), Concentrations.NONE);
        assertThat(DayMeans.of(day).values()).hasSize(6);

        day.set(4, Concentrations.NONE);
        assertThat(DayMeans.of(day).values()).containsOnlyKeys(Pollutant.O3);

        Collections.fill(day, Concentrations.NONE);
        Collections.fill(day.subList(10, 15), hour);
        assertThat(DayMeans.of(day).values()).isEmpty();
    }

    @Test
    void a_negative_concentration_is_refused() {
        assertThatThrownBy(() -> NEW.hourly(clean(Pollutant.PM25, "-3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-3");
    }

    @Test
    void an_edition_without_its_nodes_is_refused() {
        Properties file = new Properties();
        file.setProperty("edition", "HJ 0");

        assertThatThrownBy(() -> IndexEdition.parse(file)).hasMessageContaining("from: missing");
    }
}
