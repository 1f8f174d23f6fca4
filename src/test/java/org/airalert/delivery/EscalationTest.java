package org.airalert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.airalert.delivery.Escalation.Decision;
import org.airalert.delivery.Escalation.Kind;
import org.airalert.delivery.Escalation.Reach;
import org.airalert.delivery.Escalation.Standing;
import org.airalert.delivery.Escalation.Tried;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("P6.3")
class EscalationTest {
    private static final Instant NOW = Deliveries.NOW;
    private static final Instant DUE = NOW.plus(Duration.ofMinutes(15));
    private static final Instant OVER = NOW.plus(Duration.ofHours(12));
    private static final Instant TELL_UNTIL = OVER.plus(Duration.ofMinutes(15));
    private static final Reach REACH = new Reach(List.of(2, 3), true, OVER, TELL_UNTIL);

    private static Tried tried(int step, DeliveryState state, @Nullable Instant confirmBy) {
        return new Tried(step, state, confirmBy, false);
    }

    private static Standing standing(Tried... tried) {
        return new Standing(List.of(tried), false, false);
    }

    private static Decision decide(Standing standing, Instant now) {
        return Escalation.decide(standing, REACH, now);
    }

    @Test
    void a_person_has_the_whole_time_of_the_level_to_confirm() {
        Standing delivered = standing(tried(0, DeliveryState.DELIVERED, DUE));
        assertThat(decide(delivered, DUE.minusMillis(1))).isEqualTo(new Decision(Kind.WAIT, 0, DUE));
        assertThat(decide(delivered, DUE)).isEqualTo(new Decision(Kind.TRY, 2, Instant.MAX));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "EXPIRED", "UNCONFIRMED"})
    void what_cannot_arrive_any_more_goes_on_at_once(DeliveryState lost) {
        assertThat(decide(standing(tried(0, lost, DUE)), NOW).kind()).isEqualTo(Kind.TRY);
        assertThat(decide(standing(tried(0, lost, null)), NOW).step()).isEqualTo(2);
    }

    @Test
    void another_channel_of_the_same_step_is_waited_for() {
        Standing half = standing(tried(0, DeliveryState.FAILED, DUE), tried(0, DeliveryState.ACCEPTED, DUE));
        assertThat(decide(half, NOW).kind()).isEqualTo(Kind.WAIT);
    }

    @Test
    void each_step_has_its_own_time_and_the_supervising_unit_comes_last() {
        Instant later = DUE.plus(Duration.ofMinutes(15));
        Standing deputy = standing(
                tried(0, DeliveryState.DELIVERED, DUE),
                tried(2, DeliveryState.FAILED, DUE),
                tried(3, DeliveryState.ACCEPTED, later));
        assertThat(decide(deputy, later.minusMillis(1))).isEqualTo(new Decision(Kind.WAIT, 0, later));
        assertThat(decide(deputy, later).kind()).isEqualTo(Kind.TELL);
        Standing told = new Standing(deputy.tried(), false, true);
        assertThat(decide(told, later).kind()).isEqualTo(Kind.EXHAUSTED);
        assertThat(told.isOpen()).isTrue();
    }

    @Test
    void a_confirmation_by_anybody_settles_the_recipient_at_whatever_step() {
        Standing first =
                standing(new Tried(0, DeliveryState.CONFIRMED, DUE, true), tried(2, DeliveryState.QUEUED, DUE));
        Standing late = standing(new Tried(0, DeliveryState.FAILED, DUE, true));
        assertThat(decide(first, OVER).kind()).isEqualTo(Kind.SETTLED);
        assertThat(decide(late, OVER).kind()).isEqualTo(Kind.SETTLED);
    }

    @Test
    void where_no_confirmation_is_asked_for_a_hand_over_settles() {
        Standing one = standing(tried(0, DeliveryState.FAILED, null), tried(0, DeliveryState.ACCEPTED, null));
        assertThat(decide(one, OVER).kind()).isEqualTo(Kind.SETTLED);
        assertThat(decide(standing(tried(0, DeliveryState.RETRYING, null)), NOW))
                .isEqualTo(new Decision(Kind.WAIT, 0, Instant.MAX));
    }

    @Test
    void nobody_is_asked_about_an_alert_that_was_overtaken_or_called_off() {
        Tried open = tried(0, DeliveryState.DELIVERED, DUE);
        assertThat(decide(new Standing(List.of(open), true, false), OVER).kind())
                .isEqualTo(Kind.SETTLED);
        assertThat(decide(standing(tried(0, DeliveryState.SUPERSEDED, DUE)), OVER)
                        .kind())
                .isEqualTo(Kind.SETTLED);
    }

    @Test
    void nothing_is_sent_of_an_alert_that_is_of_no_use_but_its_supervising_unit_is_told() {
        Standing never = standing(tried(0, DeliveryState.EXPIRED, DUE));
        assertThat(decide(never, OVER).kind()).isEqualTo(Kind.TELL);
        assertThat(decide(never, TELL_UNTIL).kind()).isEqualTo(Kind.EXHAUSTED);
    }

    /** From any beginning, whatever the answers: no step twice, none after a settlement, and an end after no more steps than there are. */
    @Test
    void whatever_happens_each_step_is_taken_once_and_there_is_an_end() {
        for (long seed = 1; seed <= 2_000; seed++) {
            new Course(seed).run();
        }
    }

    /** One recipient's course by chance. */
    private static final class Course {
        private static final DeliveryState[] ANSWERS = {
            DeliveryState.QUEUED,
            DeliveryState.ACCEPTED,
            DeliveryState.DELIVERED,
            DeliveryState.FAILED,
            DeliveryState.EXPIRED
        };
        private final long seed;
        private final Random random;
        private final java.util.ArrayList<Tried> tried = new java.util.ArrayList<>();
        private Instant now = NOW;
        private boolean told;

        Course(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            take(0);
        }

        private void take(int step) {
            assertThat(tried).as("seed %d", seed).noneMatch(one -> one.step() == step);
            DeliveryState state = ANSWERS[random.nextInt(ANSWERS.length)];
            boolean asks = seed % 3 != 0;
            boolean confirmed = asks && random.nextInt(5) == 0;
            tried.add(new Tried(step, state, asks ? now.plus(Duration.ofMinutes(15)) : null, confirmed));
        }

        void run() {
            for (int i = 0; i < 20; i++) {
                Decision decision = Escalation.decide(new Standing(tried, false, told), REACH, now);
                if (decision.kind() == Kind.TRY) {
                    take(decision.step());
                } else if (decision.kind() == Kind.TELL) {
                    assertThat(told).as("seed %d", seed).isFalse();
                    told = true;
                } else if (decision.kind() == Kind.WAIT && !decision.until().equals(Instant.MAX)) {
                    assertThat(decision.until()).as("seed %d", seed).isAfter(now);
                    now = decision.until();
                } else {
                    assertThat(decision.kind()).isIn(Kind.SETTLED, Kind.WAIT, Kind.EXHAUSTED);
                    return;
                }
            }
            throw new AssertionError("no end with seed " + seed);
        }
    }
}
