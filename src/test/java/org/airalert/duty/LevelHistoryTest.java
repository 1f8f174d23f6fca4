package org.airalert.duty;

import static org.airalert.duty.SampleEvent.hour;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.airalert.alert.AlertKind;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P3.2.4")
@Tag("P4.1")
@Tag("P4.6")
class LevelHistoryTest {
    @Test
    void upgrade_downgrade_and_lift_follow_each_other() {
        LevelHistory history = SampleEvent.ofCity()
                .tell(AlertKind.ISSUE, Level.ORANGE, 0, 48)
                .tell(AlertKind.UPGRADE, Level.RED, 60, 72)
                .tell(AlertKind.DOWNGRADE, Level.YELLOW, 90, 100)
                .tell(AlertKind.LIFT, null, 110, 120)
                .history();
        assertThat(history.spans())
                .containsExactly(
                        new LevelHistory.Span(Level.ORANGE, hour(48), hour(72)),
                        new LevelHistory.Span(Level.RED, hour(72), hour(100)),
                        new LevelHistory.Span(Level.YELLOW, hour(100), hour(120)));
        assertThat(history.at(hour(47))).isEmpty();
        assertThat(history.at(hour(120))).isEmpty();
        assertThat(history.atLeast(Level.ORANGE)).containsExactly(new LevelHistory.Stretch(hour(48), hour(100)));
    }

    @Test
    void a_start_that_moves_takes_the_place_of_the_old_one() {
        LevelHistory history = SampleEvent.ofCity()
                .tell(AlertKind.ISSUE, Level.YELLOW, 0, 48)
                .tell(AlertKind.RESCHEDULE, Level.YELLOW, 10, 36)
                .history();
        assertThat(history.spans()).containsExactly(new LevelHistory.Span(Level.YELLOW, hour(36), null));
    }

    @Test
    void a_lift_that_is_withdrawn_leaves_the_level_in_force() {
        LevelHistory history = SampleEvent.ofCity()
                .tell(AlertKind.ISSUE, Level.ORANGE, 0, 0)
                .tell(AlertKind.LIFT, null, 20, 40)
                .tell(AlertKind.WITHDRAW, Level.ORANGE, 30, 0)
                .history();
        assertThat(history.spans()).containsExactly(new LevelHistory.Span(Level.ORANGE, hour(0), null));
    }

    @Test
    void what_was_announced_only_never_holds_after_a_cancel() {
        assertThat(LevelHistory.of(SampleEvent.ofCity()
                        .tell(AlertKind.ISSUE, Level.RED, 0, 48)
                        .tell(AlertKind.CANCEL, null, 5, 5)
                        .alerts()))
                .isEmpty();
    }

    @Test
    void spans_never_overlap_and_neighbours_differ_whatever_is_told() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            SampleEvent event = SampleEvent.ofCity().tell(AlertKind.ISSUE, level(random), 0, random.nextInt(60));
            int sent = 0;
            for (int i = random.nextInt(8); i > 0; i--) {
                sent += 1 + random.nextInt(20);
                AlertKind kind = List.of(
                                AlertKind.UPGRADE,
                                AlertKind.DOWNGRADE,
                                AlertKind.EXTEND,
                                AlertKind.LIFT,
                                AlertKind.WITHDRAW,
                                AlertKind.RESCHEDULE)
                        .get(random.nextInt(6));
                event.tell(kind, kind == AlertKind.LIFT ? null : level(random), sent, sent + random.nextInt(50));
            }
            for (LevelHistory history : LevelHistory.of(event.alerts())) {
                Instant end = Instant.MIN;
                Optional<Level> before = Optional.empty();
                for (LevelHistory.Span span : history.spans()) {
                    assertThat(span.from()).as("seed %s", seed).isAfterOrEqualTo(end);
                    assertThat(span.from().equals(end) && before.equals(Optional.of(span.level())))
                            .as("seed %s: same level twice", seed)
                            .isFalse();
                    end = span.until() == null ? Instant.MAX : span.until();
                    assertThat(end).as("seed %s", seed).isAfter(span.from());
                    before = Optional.of(span.level());
                }
            }
        }
    }

    private static Level level(Random random) {
        return List.of(Level.YELLOW, Level.ORANGE, Level.RED).get(random.nextInt(3));
    }
}
