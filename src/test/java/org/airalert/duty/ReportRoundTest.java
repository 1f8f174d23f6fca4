package org.airalert.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P4.5")
class ReportRoundTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final ReportRound ROUND =
            new ReportRound(List.of(LocalTime.of(9, 0), LocalTime.of(17, 0)), ZONE, Duration.ofHours(2));

    private static Instant at(int hour, int minute) {
        return DAY.atTime(hour, minute).atZone(ZONE).toInstant();
    }

    private static CountyReport report(String id, Instant at, @Nullable String corrects) {
        return CountyReport.written(
                        "410421", at, null, new CountyReport.Said("orange", "PM2.5", "停工", "已发布", "三个组", corrects))
                .received(id, at, "baofeng");
    }

    private static List<ReportRound.Slot> slots(CountyReport... reports) {
        return ROUND.slots(DAY, moment -> true, List.of(reports));
    }

    @Test
    void one_report_before_each_hour_settles_the_day() {
        assertThat(slots(report("a", at(8, 50), null), report("b", at(16, 30), null)))
                .extracting(slot -> slot.report() == null ? "" : slot.report().id())
                .containsExactly("a", "b");
    }

    @Test
    void a_report_shortly_after_the_hour_is_late_and_settles_no_other_hour() {
        List<ReportRound.Slot> slots = slots(report("a", at(9, 10), null));
        assertThat(slots.get(0).isLate()).isTrue();
        assertThat(slots.get(1).report()).isNull();
        assertThat(slots.get(1).isMissing(at(17, 1))).isTrue();
        assertThat(slots.get(1).isMissing(at(17, 0))).isFalse();
    }

    @Test
    void a_report_long_after_the_hour_counts_for_the_next_one() {
        List<ReportRound.Slot> slots = slots(report("a", at(16, 50), null));
        assertThat(slots.get(0).report()).isNull();
        assertThat(slots.get(1).isLate()).isFalse();
    }

    @Test
    void a_correction_keeps_the_earlier_report_and_its_time_and_says_what_holds() {
        CountyReport first = report("a", at(8, 50), null);
        CountyReport corrected = report("b", at(20, 0), "a");
        List<ReportRound.Slot> slots = slots(first, corrected);
        assertThat(slots.get(0).report()).isEqualTo(first);
        assertThat(slots.get(0).said()).isEqualTo(corrected);
        assertThat(slots.get(0).isLate()).isFalse();
        assertThat(slots.get(1).report()).isNull();
        assertThat(CountyReport.standing(List.of(first, corrected))).containsExactly(corrected);
    }

    @Test
    void nothing_is_owed_for_an_hour_that_comes_right_after_the_start() {
        Instant start = at(8, 0);
        assertThat(ROUND.slots(DAY, moment -> !moment.isBefore(start), List.of()))
                .extracting(ReportRound.Slot::due)
                .containsExactly(at(17, 0));
        assertThat(ROUND.slots(DAY, moment -> false, List.of())).isEmpty();
    }

    @Test
    void hours_are_read_from_the_words_of_the_plan() {
        assertThat(ReportRound.hour("17时")).isEqualTo(LocalTime.of(17, 0));
        assertThat(ReportRound.hour("8时30分")).isEqualTo(LocalTime.of(8, 30));
        assertThatThrownBy(() -> ReportRound.hour("下班前")).hasMessageContaining("expected: an hour");
        assertThatThrownBy(() -> ReportRound.hour("25时")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_report_settles_two_hours_and_each_settles_one_while_one_is_open() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<CountyReport> reports = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                reports.add(report("r" + i, at(random.nextInt(24), random.nextInt(60)), null));
            }
            List<ReportRound.Slot> slots = ROUND.slots(DAY, moment -> true, reports);
            List<String> settled = slots.stream()
                    .filter(slot -> slot.report() != null)
                    .map(slot -> slot.report().id())
                    .toList();
            assertThat(settled).as("seed %s", seed).doesNotHaveDuplicates();
            assertThat(settled.size()).as("seed %s", seed).isEqualTo(Math.min(2, reports.size()));
            for (ReportRound.Slot slot : slots) {
                boolean early = reports.stream()
                        .anyMatch(one -> !one.receivedAt().isAfter(slot.due())
                                && one.receivedAt().isAfter(slot.due().minus(Duration.ofHours(6))));
                if (early && slot.due().equals(at(17, 0))) {
                    assertThat(slot.report()).as("seed %s", seed).isNotNull();
                }
            }
        }
    }
}
