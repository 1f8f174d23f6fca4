package org.airalert.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The course of a warning: approval, announced changes, withdrawal (warning-rules 5.9; plan 3.2.4). */
@Tag("P3.2.4")
class CourseTest {
    private static final Rules RULES = Rules.standard();
    private static final Instant NOW = Scene.NOW;
    private static final WarningInForce ORANGE =
            new WarningInForce(Level.ORANGE, NOW.minus(Duration.ofHours(48)), NOW.plus(Duration.ofHours(48)));
    private static final Course WARNED = new Course(ORANGE, null);

    private static Assessment bad() {
        return Scene.now().observed(-72, 0, 230).forecast(-1, 120, 230).assess();
    }

    /** Orange in force for two days; the air turns clean in some hours, and the forecast says so. */
    private static Assessment liftAhead(int cleanAfter) {
        return Scene.now()
                .observed(-96, 0, 230)
                .forecast(-1, 0, 120, hour -> hour <= cleanAfter ? 230 : 20)
                .inForce(Level.ORANGE, -48, 48)
                .assess();
    }

    private static Course announced() {
        return WARNED.approve(liftAhead(0));
    }

    private static Course confirmedAt(Course course, Instant time) {
        Announced change = course.announced();
        return new Course(
                course.inForce(),
                new Announced(change.level(), change.effective(), change.told(), time, change.expectedEnd()));
    }

    @Test
    void an_approved_issue_is_in_force() {
        Course course = Course.CLEAR.approve(bad());

        assertThat(course.phase(NOW)).isEqualTo(Phase.IN_FORCE);
        assertThat(course.inForce()).isEqualTo(new WarningInForce(Level.ORANGE, NOW, null));
    }

    @Test
    void a_warning_that_starts_later_is_approved_first_and_in_force_from_its_start() {
        Assessment ahead = Scene.now()
                .observed(-72, 0, 60)
                .forecast(-1, 0, 168, hour -> hour > 60 && hour <= 110 ? 260 : 60)
                .assess();

        Course course = Course.CLEAR.approve(ahead);

        assertThat(course.phase(NOW)).isEqualTo(Phase.APPROVED);
        assertThat(course.phase(course.inForce().start())).isEqualTo(Phase.IN_FORCE);
    }

    @Test
    void an_upgrade_with_a_later_effective_time_counts_at_once() {
        Assessment upgrade = Scene.now()
                .observed(-72, 0, hour -> hour > -30 ? 230 : 60)
                .forecast(-1, 0, 160, hour -> hour > 30 && hour < 60 ? 60 : 230)
                .prompt(Level.RED, 30, 60)
                .inForce(Level.ORANGE, -6, 48)
                .assess();
        assertThat(upgrade.decision().effective()).isAfter(NOW);

        assertThat(WARNED.approve(upgrade).inForce().level()).isEqualTo(Level.RED);
    }

    @Test
    void an_approved_lift_that_lies_ahead_is_announced_and_takes_effect_at_its_time() {
        Course announced = announced();
        Instant effective = announced.announced().effective();
        assertThat(announced.phase(NOW)).isEqualTo(Phase.ANNOUNCED);
        assertThat(effective).isAfter(NOW);

        Course confirmed = confirmedAt(announced, effective.minus(Duration.ofHours(6)));

        assertThat(confirmed.takeEffect(effective.minusSeconds(1), RULES)).isEqualTo(confirmed);
        assertThat(confirmed.takeEffect(effective, RULES)).isEqualTo(Course.CLEAR);
        assertThat(confirmed.takeEffect(effective.plusSeconds(1), RULES))
                .as("not confirmed within six hours")
                .isEqualTo(confirmed);
    }

    @Test
    void a_downgrade_keeps_the_response_start() {
        Announced change = new Announced(Level.YELLOW, NOW, NOW, NOW, null);

        Course course = new Course(ORANGE, change).takeEffect(NOW, RULES);

        assertThat(course.inForce()).isEqualTo(new WarningInForce(Level.YELLOW, ORANGE.start(), null));
    }

    @Test
    void an_announced_lift_that_is_not_confirmed_is_withdrawn_and_what_is_needed_follows_at_once() {
        Assessment worse = Scene.now()
                .observed(-96, 0, 350)
                .forecast(0, 120, 350)
                .inForce(Level.ORANGE, -48, 48)
                .assess();

        Course.Followed followed = announced().followAndApprove(worse, RULES);

        assertThat(followed.news()).extracting(News::action).containsExactly(Action.WITHDRAW, Action.UPGRADE);
        assertThat(followed.news().get(0))
                .isEqualTo(new News(NOW, Action.WITHDRAW, Level.ORANGE, null, null, ORANGE.expectedEnd(), null, false));
        assertThat(followed.course().announced()).isNull();
        assertThat(followed.course().inForce().level()).isEqualTo(Level.RED);
    }

    @Test
    void a_small_move_of_an_announced_lift_is_noted_and_not_told() {
        Instant told = announced().announced().told();

        Course.Followed followed = announced().follow(liftAhead(2), RULES);

        assertThat(followed.news()).isEmpty();
        assertThat(followed.course().announced().effective()).isEqualTo(told.plus(Duration.ofHours(2)));
        assertThat(followed.course().announced().told()).isEqualTo(told);
    }

    @Test
    void a_move_of_six_hours_is_told_even_when_it_came_in_small_steps() {
        Instant told = announced().announced().told();

        Course moved = announced().follow(liftAhead(3), RULES).course();
        Course.Followed followed = moved.follow(liftAhead(6), RULES);

        assertThat(followed.news()).singleElement().satisfies(news -> {
            assertThat(news.action()).isEqualTo(Action.LIFT);
            assertThat(news.effective()).isEqualTo(told.plus(Duration.ofHours(6)));
        });
        assertThat(followed.course().announced().told()).isEqualTo(told.plus(Duration.ofHours(6)));
    }

    @Test
    void an_announced_lift_that_moves_to_now_is_told_and_takes_effect() {
        Assessment cleanNow = Scene.now()
                .observed(-96, 0, hour -> hour <= -26 ? 230 : 20)
                .forecast(-1, 120, 20)
                .inForce(Level.ORANGE, -48, 48)
                .assess();
        assertThat(cleanNow.decision().effective()).isEqualTo(NOW);

        Course.Followed followed = announced().follow(cleanNow, RULES);

        assertThat(followed.news()).extracting(News::effective).containsExactly(NOW);
        assertThat(followed.course()).isEqualTo(Course.CLEAR);
    }

    @Test
    void an_approval_that_does_not_fit_what_is_in_force_by_now_is_refused() {
        assertThatThrownBy(() -> WARNED.approve(bad())).hasMessageContaining("ISSUE: cannot be approved with orange");
        assertThatThrownBy(() -> Course.CLEAR.approve(liftAhead(0)))
                .hasMessageContaining("LIFT: cannot be approved with nothing");
        Assessment none = Scene.now().observed(-72, 0, 60).forecast(-1, 96, 60).assess();
        assertThatThrownBy(() -> Course.CLEAR.approve(none)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_moves_of_a_life_are_guarded() {
        assertThat(Phase.CLEAR.canBecome(Phase.ANNOUNCED)).isFalse();
        assertThat(Phase.APPROVED.canBecome(Phase.ANNOUNCED)).isFalse();
        assertThat(Phase.IN_FORCE.canBecome(Phase.APPROVED)).isFalse();
        assertThat(Phase.ANNOUNCED.canBecome(Phase.CLEAR)).isTrue();
        assertThatThrownBy(() -> new Course(null, new Announced(null, NOW, NOW, NOW, NOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
