package org.airalert.duty;

import static org.airalert.duty.SampleEvent.hour;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P4.3")
class DutyTaskTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final TaskRule DAILY = rule("daily", Level.YELLOW, LocalTime.of(16, 0), Duration.ZERO, "ecology");
    private static final TaskRule TEAMS = rule("teams", Level.ORANGE, null, Duration.ofHours(12), "ecology", "water");
    private static final TaskRule HELP = rule("help", Level.RED, null, Duration.ofHours(6), "ecology");

    private static TaskRule rule(String key, Level from, LocalTime daily, Duration within, String... owners) {
        return new TaskRule(
                key,
                new Bilingual(key, key),
                "4.3",
                from,
                daily,
                within,
                List.of(owners),
                Duration.ofHours(1),
                Duration.ofHours(1));
    }

    private static List<DutyTask> tasks(LevelHistory history, int until) {
        return DutyTask.of(List.of(DAILY, TEAMS, HELP), history, ZONE, hour(until));
    }

    @Test
    @Tag("P3.1")
    void yellow_brings_a_consultation_each_day_and_nothing_else() {
        List<DutyTask> tasks = tasks(
                SampleEvent.ofCity()
                        .tell(AlertKind.ISSUE, Level.YELLOW, 0, 0)
                        .tell(AlertKind.LIFT, null, 40, 54)
                        .history(),
                100);
        // 08:00 on the 5th to 14:00 on the 7th, by the plan's zone: 16:00 comes twice.
        assertThat(tasks).extracting(DutyTask::due).containsExactly(hour(8), hour(32));
        assertThat(tasks).allMatch(one -> one.rule().equals(DAILY));
    }

    @Test
    @Tag("P4.3.1")
    void orange_sends_each_unit_s_teams_once_also_when_it_becomes_red() {
        List<DutyTask> tasks = tasks(
                SampleEvent.ofCity()
                        .tell(AlertKind.ISSUE, Level.ORANGE, 0, 0)
                        .tell(AlertKind.UPGRADE, Level.RED, 20, 24)
                        .history(),
                72);
        assertThat(tasks)
                .filteredOn(one -> one.rule().equals(TEAMS))
                .satisfiesExactly(
                        one -> assertThat(one.owner()).isEqualTo("ecology"),
                        one -> assertThat(one.owner()).isEqualTo("water"));
        assertThat(tasks)
                .filteredOn(one -> one.rule().equals(HELP))
                .extracting(DutyTask::due)
                .containsExactly(hour(30));
    }

    @Test
    @Tag("P4.3.2")
    void assistance_teams_come_with_red_only() {
        assertThat(tasks(
                        SampleEvent.ofCity()
                                .tell(AlertKind.ISSUE, Level.ORANGE, 0, 0)
                                .history(),
                        200))
                .noneMatch(one -> one.rule().equals(HELP));
    }

    @Test
    void a_second_time_of_orange_in_one_event_asks_for_teams_again() {
        assertThat(tasks(
                        SampleEvent.ofCity()
                                .tell(AlertKind.ISSUE, Level.ORANGE, 0, 0)
                                .tell(AlertKind.DOWNGRADE, Level.YELLOW, 20, 24)
                                .tell(AlertKind.UPGRADE, Level.ORANGE, 40, 48)
                                .history(),
                        100))
                .filteredOn(one -> one.rule().equals(TEAMS) && one.owner().equals("water"))
                .extracting(DutyTask::due)
                .containsExactly(hour(12), hour(60));
    }

    @Test
    void a_task_is_open_then_reminded_then_overdue_and_done_in_time_or_late() {
        DutyTask task = tasks(
                        SampleEvent.ofCity()
                                .tell(AlertKind.ISSUE, Level.YELLOW, 0, 0)
                                .history(),
                        12)
                .get(0);
        assertThat(task.state(null, hour(6))).isEqualTo(TaskState.OPEN);
        assertThat(task.state(null, hour(7))).isEqualTo(TaskState.DUE);
        assertThat(task.state(null, hour(8))).isEqualTo(TaskState.DUE);
        assertThat(task.state(null, hour(8).plusSeconds(1))).isEqualTo(TaskState.OVERDUE);
        assertThat(task.state(hour(8), hour(20))).isEqualTo(TaskState.DONE);
        assertThat(task.state(hour(9), hour(20))).isEqualTo(TaskState.DONE_LATE);
    }

    @Test
    void whatever_the_course_of_an_event_tasks_have_ids_of_their_own_and_lie_within_their_level() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            SampleEvent event = SampleEvent.ofCity().tell(AlertKind.ISSUE, level(random), 0, random.nextInt(48));
            int sent = 48;
            for (int i = random.nextInt(5); i > 0; i--) {
                AlertKind kind = random.nextBoolean() ? AlertKind.UPGRADE : AlertKind.DOWNGRADE;
                event.tell(kind, level(random), sent, sent + random.nextInt(24));
                sent += 24;
            }
            if (random.nextBoolean()) {
                event.tell(AlertKind.LIFT, null, sent, sent + random.nextInt(24));
            }
            LevelHistory history = event.history();
            List<DutyTask> tasks = tasks(history, 300);
            assertThat(new HashSet<>(tasks.stream().map(DutyTask::id).toList()))
                    .as("seed %s", seed)
                    .hasSameSizeAs(tasks);
            for (DutyTask task : tasks) {
                Instant last = task.due().minusMillis(1);
                assertThat(history.at(last).filter(level -> !task.rule().from().isAbove(level)))
                        .as("seed %s: %s", seed, task)
                        .isPresent();
                assertThat(task.remindAt()).as("seed %s", seed).isBetween(task.from(), task.due());
            }
            // What was there stays there as time goes on.
            assertThat(tasks).as("seed %s", seed).containsAll(tasks(history, 100));
        }
    }

    private static Level level(Random random) {
        return List.of(Level.YELLOW, Level.ORANGE, Level.RED).get(random.nextInt(3));
    }
}
