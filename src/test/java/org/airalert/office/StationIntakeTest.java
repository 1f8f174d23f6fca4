package org.airalert.office;

import static org.airalert.office.OfficeKit.CITY;
import static org.airalert.office.OfficeKit.LEADER;
import static org.airalert.office.OfficeKit.OFFICER;
import static org.airalert.office.OfficeKit.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.airquality.Observation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Concentrations of stations come in; the office makes the city's hours of them, says what was wrong, and lets a person tell dust from smog. */
class StationIntakeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private OfficeKit office;
    private final List<String> rows = new ArrayList<>();

    private void row(String station, int hour, int pm25, int pm10) {
        rows.add("{\"station\":\"" + station + "\",\"time\":\"" + office.at(hour) + "\",\"pm25\":" + pm25 + ",\"pm10\":"
                + pm10 + ",\"so2\":" + (8 + Math.floorMod(hour, 5)) + ",\"no2\":" + (30 + Math.floorMod(hour, 7))
                + ",\"co\":0." + (5 + Math.floorMod(hour, 4)) + ",\"o3\":" + (20 + Math.floorMod(hour, 9)) + "}");
    }

    private void send() throws Exception {
        send(rows);
        rows.clear();
    }

    private void send(List<String> values) throws Exception {
        await(office.desk.take(
                "{\"type\":\"observation\",\"area\":\"" + CITY + "\",\"values\":[" + String.join(",", values) + "]}",
                null,
                OFFICER));
        office.assess(CITY);
    }

    private List<Observation> hours(Instant from, Instant to) throws Exception {
        return await(office.book().hours(CITY, from, to));
    }

    private JsonNode assessment() throws Exception {
        return JSON.readTree(await(office.desk.assessment(CITY)).orElseThrow());
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    private void mark(int from, int until, boolean dust, Principal by) throws Exception {
        await(office.desk.take(
                "{\"type\":\"dust-mark\",\"from\":\"" + office.at(from) + "\",\"until\":\"" + office.at(until)
                        + "\",\"dust\":" + dust + ",\"reason\":\"气象局沙尘预报\"}",
                null,
                by));
        office.assess(CITY);
    }

    @Test
    @Tag("P3.1")
    void the_citys_hour_is_the_index_of_the_mean_of_its_stations() throws Exception {
        try (OfficeKit kit = OfficeKit.open(folder)) {
            office = kit;
            row("一中", 0, 160, 200);
            row("二中", 0, 200, 230);
            send();

            // Mean PM2.5 of 180: between 150 (200) and 250 (300), HJ 633-2012, which counts for data of January 2026.
            assertThat(hours(office.at(-1), office.at(0))).containsExactly(Observation.of(office.at(0), 230));
            row("三中", 0, 240, 260);
            send();
            assertThat(hours(office.at(-1), office.at(0))).containsExactly(Observation.of(office.at(0), 250));
        }
    }

    @Test
    void an_hour_that_came_as_the_citys_own_is_not_replaced() throws Exception {
        try (OfficeKit kit = OfficeKit.open(folder)) {
            office = kit;
            office.observe(CITY, -1, 0, hour -> 99);
            row("一中", 0, 160, 200);
            row("一中", -1, 160, 200);
            send();

            assertThat(hours(office.at(-2), office.at(0)))
                    .extracting(Observation::aqi)
                    .containsExactly(210, 99);
        }
    }

    @Test
    @Tag("P3.1")
    void what_the_check_found_is_left_out_and_stands_beside_the_assessment() throws Exception {
        try (OfficeKit kit = OfficeKit.open(folder)) {
            office = kit;
            for (int hour = -19; hour <= 0; hour++) {
                row("正常", hour, 60 + Math.floorMod(hour, 6), 90 + Math.floorMod(hour, 4));
                row("卡死", hour, 400, 90 + Math.floorMod(hour, 4));
                row("离谱", hour, hour == -3 ? 5000 : 62 + Math.floorMod(hour, 5), 90 + Math.floorMod(hour, 3));
                if (hour < -8) {
                    row("停报", hour, 61 + Math.floorMod(hour, 6), 90 + Math.floorMod(hour, 4));
                }
            }
            rows.add(rows.get(0));
            send();

            JsonNode findings = assessment().path("stationFindings");

            assertThat(texts(findings, "kind")).containsExactlyInAnyOrder("duplicate", "frozen", "impossible", "dead");
            assertThat(texts(findings, "station")).containsExactlyInAnyOrder("正常", "卡死", "离谱", "停报");
            assertThat(texts(findings, "zh")).contains("卡死 PM2.5：数值长时间不变（20条）");
            assertThat(hours(office.at(-20), office.at(0)))
                    .hasSize(20)
                    .allSatisfy(hour -> assertThat(hour.aqi()).isBetween(70, 100));
        }
    }

    @Test
    void a_value_that_turns_out_to_be_stuck_spoils_the_hours_before_it_too() throws Exception {
        try (OfficeKit kit = OfficeKit.open(folder)) {
            office = kit;
            for (int hour = -11; hour < 0; hour++) {
                row("正常", hour, 60 + Math.floorMod(hour, 6), 90 + Math.floorMod(hour, 4));
                row("卡死", hour, 400, 90 + Math.floorMod(hour, 4));
            }
            send();
            assertThat(hours(office.at(-12), office.at(-11)).get(0).aqi()).isGreaterThan(200);
            row("卡死", 0, 400, 91);
            send();

            assertThat(hours(office.at(-12), office.at(-11)).get(0).aqi()).isLessThan(100);
            assertThat(texts(assessment().path("stationFindings"), "kind")).containsExactly("frozen");
        }
    }

    @Test
    @Tag("P1.3")
    void hours_that_look_like_dust_are_pointed_at_marked_by_a_person_left_out_and_may_be_taken_back() throws Exception {
        try (OfficeKit kit = OfficeKit.open(folder)) {
            office = kit;
            for (int hour = -30; hour <= 0; hour++) {
                boolean storm = hour > -10 && hour <= -6;
                row("一中", hour, storm ? 130 + hour : 60 + Math.floorMod(hour, 6), storm ? 900 + hour : 90 - hour);
            }
            send();
            assertThat(assessment().path("dustSuspects")).hasSize(4);
            assertThat(assessment().path("dustSuspects").get(0).asText()).isEqualTo("2026-01-04T23:00:00+08:00");
            assertThat(hours(office.at(-10), office.at(-9)).get(0).aqi()).isEqualTo(500);

            mark(-10, -6, true, OFFICER);

            JsonNode marked = assessment();
            assertThat(marked.path("dustSuspects")).isEmpty();
            assertThat(texts(marked.path("dustMarks"), "by")).containsExactly("officer");
            assertThat(marked.path("missingHours").toString()).contains("\"hours\":4,\"dust\":true");
            assertThat(marked.path("explanation").path("zh").toString()).contains("沙尘4小时，不纳入研判");
            assertThat(hours(office.at(-10), office.at(-6)))
                    .allSatisfy(hour -> assertThat(hour.dust()).isTrue());
            assertThat(office.auditText()).contains("air.dust").contains("气象局沙尘预报");

            mark(-10, -6, false, LEADER);

            assertThat(assessment().path("missingHours").toString()).doesNotContain("\"dust\":true");
            assertThat(assessment().path("dustSuspects"))
                    .as("judged: not asked again")
                    .isEmpty();
        }
    }

    @Test
    @Tag("P1.3")
    void a_mark_outlives_what_comes_in_later_and_covers_hours_that_were_not_observed() throws Exception {
        try (OfficeKit kit = OfficeKit.open(folder)) {
            office = kit;
            office.forecast(CITY, -12, hour -> 300);
            office.observe(CITY, -12, -6, hour -> 90);
            mark(-5, -2, true, OFFICER);
            office.observe(CITY, -12, 0, hour -> 90);

            assertThat(hours(office.at(-5), office.at(-2)))
                    .hasSize(3)
                    .allSatisfy(hour -> assertThat(hour.dust()).isTrue());
            assertThat(hours(office.at(-2), office.at(0))).noneMatch(Observation::dust);
        }
    }

    @Test
    @Tag("P1.3")
    void only_a_person_marks_dust_and_only_hours_that_were() throws Exception {
        try (OfficeKit kit = OfficeKit.open(folder)) {
            office = kit;
            Principal key = new Principal("key", "feed", Set.of(Role.INTEGRATOR), Set.of("observation", "dust-mark"));
            assertThatThrownBy(() -> mark(-5, -2, true, key)).isInstanceOf(Refusal.Forbidden.class);
            assertThatThrownBy(() -> mark(-5, 6, true, OFFICER)).isInstanceOf(Refusal.Invalid.class);
            assertThatThrownBy(() -> mark(-2, -5, true, OFFICER))
                    .isInstanceOfSatisfying(
                            Refusal.Invalid.class,
                            refusal -> assertThat(refusal.faults().get(0).pointer())
                                    .isEqualTo("/until"));
            assertThatThrownBy(() -> send(List.of("{\"station\":\"\",\"time\":\"x\",\"pm\":1,\"co\":1e99}")))
                    .isInstanceOfSatisfying(
                            Refusal.Invalid.class,
                            refusal -> assertThat(refusal.faults())
                                    .extracting(Refusal.Fault::pointer)
                                    .containsExactlyInAnyOrder(
                                            "/values/0/pm", "/values/0/time", "/values/0/co", "/values/0/station"));
        }
    }
}
