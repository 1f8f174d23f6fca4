package org.airalert.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of a warning (warning-rules 5.9; plan 3.2.3, 3.2.4). */
@Tag("P3.2.3")
@Tag("P3.2.4")
class DocketTest {
    private static final Rules RULES = Rules.standard();
    private static final Instant NOW = Scene.NOW;

    private static Assessment bad(Instant now) {
        return Scene.at(now).observed(-72, 0, 230).forecast(-1, 120, 230).assess();
    }

    private static Assessment clean(Instant now) {
        return Scene.at(now).observed(-72, 0, 60).forecast(-1, 120, 60).assess();
    }

    /** Orange in force for two days; the air turns clean in some hours, and both forecasts say so. */
    private static Assessment liftAhead(Instant now, int cleanAfter) {
        return Scene.at(now)
                .observed(-96, 0, 230)
                .forecast(-1, 0, 120, hour -> hour <= cleanAfter ? 230 : 20)
                .inForce(Level.ORANGE, -48, 48)
                .assess();
    }

    private static Docket warned() {
        WarningInForce orange =
                new WarningInForce(Level.ORANGE, NOW.minus(Duration.ofHours(48)), NOW.plus(Duration.ofHours(48)));
        return new Docket(new Course(orange, null), Phase.IN_FORCE, null, null);
    }

    private static Docket confirmedAt(Docket announced, Instant time) {
        Announced change = announced.course().announced();
        Announced confirmed =
                new Announced(change.level(), change.effective(), change.told(), time, change.expectedEnd());
        return new Docket(new Course(announced.course().inForce(), confirmed), Phase.ANNOUNCED, null, null);
    }

    private static List<Transition.Cause> causes(Docket.Moved moved) {
        return moved.transitions().stream().map(Transition::cause).toList();
    }

    @Test
    void a_need_becomes_a_proposal_and_nothing_is_in_force_before_a_person_says_so() {
        Docket.Moved moved = Docket.EMPTY.consider(bad(NOW), RULES);

        assertThat(causes(moved)).containsExactly(Transition.Cause.PROPOSED);
        assertThat(moved.docket().phase()).isEqualTo(Phase.PROPOSED);
        assertThat(moved.docket().course()).isEqualTo(Course.CLEAR);
    }

    @Test
    void an_approved_proposal_is_in_force() {
        Docket proposed = Docket.EMPTY.consider(bad(NOW), RULES).docket();

        Docket.Moved moved = proposed.approve(NOW);

        assertThat(moved.docket().phase()).isEqualTo(Phase.IN_FORCE);
        assertThat(moved.docket().course().inForce().level()).isEqualTo(Level.ORANGE);
        assertThat(moved.docket().proposal()).isNull();
        assertThat(moved.transitions().get(0).news().action()).isEqualTo(Action.ISSUE);
    }

    @Test
    void the_same_need_an_hour_later_leaves_the_proposal_as_it_is() {
        Docket proposed = Docket.EMPTY.consider(bad(NOW), RULES).docket();

        Docket.Moved moved = proposed.consider(bad(NOW.plus(Duration.ofHours(1))), RULES);

        assertThat(moved.transitions()).isEmpty();
        assertThat(moved.docket()).isEqualTo(proposed);
    }

    @Test
    void a_newer_proposal_replaces_the_one_that_waits() {
        Docket proposed = Docket.EMPTY.consider(bad(NOW), RULES).docket();
        Assessment worse =
                Scene.now().observed(-72, 0, 350).forecast(-1, 120, 350).assess();

        Docket.Moved moved = proposed.consider(worse, RULES);

        assertThat(causes(moved)).containsExactly(Transition.Cause.REPLACED, Transition.Cause.PROPOSED);
        assertThat(moved.docket().proposal()).isSameAs(worse);
    }

    @Test
    void a_proposal_lapses_when_nothing_is_needed_any_more() {
        Docket proposed = Docket.EMPTY.consider(bad(NOW), RULES).docket();

        Docket.Moved moved = proposed.consider(clean(NOW), RULES);

        assertThat(causes(moved)).containsExactly(Transition.Cause.LAPSED);
        assertThat(moved.docket().phase()).isEqualTo(Phase.CLEAR);
    }

    @Test
    void what_was_rejected_is_not_proposed_again_until_the_picture_changes() {
        Docket rejected = Docket.EMPTY
                .consider(bad(NOW), RULES)
                .docket()
                .reject(NOW, "fog, not smog")
                .docket();
        assertThat(rejected.phase()).isEqualTo(Phase.CLEAR);

        Docket still =
                rejected.consider(bad(NOW.plus(Duration.ofHours(3))), RULES).docket();
        assertThat(still.proposal()).isNull();

        Assessment worse =
                Scene.now().observed(-72, 0, 350).forecast(-1, 120, 350).assess();
        assertThat(still.consider(worse, RULES).docket().proposal()).isSameAs(worse);
    }

    @Test
    void a_rejected_proposal_may_come_again_after_the_air_was_clean() {
        Docket rejected = Docket.EMPTY
                .consider(bad(NOW), RULES)
                .docket()
                .reject(NOW, "no")
                .docket();

        Docket later = rejected.consider(clean(NOW), RULES).docket();

        assertThat(later.consider(bad(NOW), RULES).docket().phase()).isEqualTo(Phase.PROPOSED);
    }

    @Test
    void nothing_can_be_approved_or_rejected_where_nothing_waits() {
        assertThatThrownBy(() -> Docket.EMPTY.approve(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Docket.EMPTY.reject(NOW, "")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_approved_lift_that_lies_ahead_is_announced_and_takes_effect_at_its_time() {
        Docket proposed = warned().consider(liftAhead(NOW, 0), RULES).docket();
        Docket announced = proposed.approve(NOW).docket();
        assertThat(announced.phase()).isEqualTo(Phase.ANNOUNCED);
        Instant effective = announced.course().announced().effective();
        assertThat(effective).isAfter(NOW);

        assertThat(announced.tick(effective.minusSeconds(1), RULES).transitions())
                .isEmpty();
        Docket.Moved moved = announced.tick(effective, RULES);

        assertThat(causes(moved)).containsExactly(Transition.Cause.TOOK_EFFECT);
        assertThat(moved.docket().phase()).isEqualTo(Phase.LIFTED);
        assertThat(moved.transitions().get(0).note()).isEmpty();
    }

    @Test
    void a_change_that_became_due_while_the_program_was_down_happens_at_once_and_is_marked_late() {
        Docket announced = warned().consider(liftAhead(NOW, 0), RULES)
                .docket()
                .approve(NOW)
                .docket();
        Instant effective = announced.course().announced().effective();
        Docket down = confirmedAt(announced, effective.minus(Duration.ofHours(1)));

        Docket.Moved moved = down.tick(effective.plus(Duration.ofHours(3)), RULES);

        assertThat(moved.docket().phase()).isEqualTo(Phase.LIFTED);
        assertThat(moved.transitions().get(0).note()).isEqualTo("late by 3 h");
    }

    @Test
    void a_change_that_nobody_confirmed_for_six_hours_waits_for_the_next_assessment() {
        Instant effective = NOW.plus(Duration.ofHours(2));
        Announced old = new Announced(null, effective, effective, NOW.minus(Duration.ofHours(5)), effective);
        Docket announced = new Docket(new Course(warned().course().inForce(), old), Phase.ANNOUNCED, null, null);

        assertThat(announced.tick(effective, RULES).transitions()).isEmpty();
    }

    @Test
    void an_announced_lift_that_is_not_confirmed_is_withdrawn_and_what_is_needed_now_is_proposed() {
        Docket announced = warned().consider(liftAhead(NOW, 0), RULES)
                .docket()
                .approve(NOW)
                .docket();
        Instant later = NOW.plus(Duration.ofHours(1));
        Assessment worse = Scene.at(later)
                .observed(-96, 0, 350)
                .forecast(0, 120, 350)
                .inForce(Level.ORANGE, -49, 47)
                .assess();

        Docket.Moved moved = announced.consider(worse, RULES);

        assertThat(causes(moved)).containsExactly(Transition.Cause.WITHDRAWN, Transition.Cause.PROPOSED);
        assertThat(moved.transitions().get(0).news().action()).isEqualTo(Action.WITHDRAW);
        assertThat(moved.docket().phase()).isEqualTo(Phase.CHANGED);
        assertThat(moved.docket().course().announced()).isNull();
        assertThat(moved.docket().proposal().action()).isEqualTo(Action.UPGRADE);
    }

    @Test
    void a_small_move_of_an_announced_lift_is_noted_and_not_told() {
        Docket announced = warned().consider(liftAhead(NOW, 0), RULES)
                .docket()
                .approve(NOW)
                .docket();
        Instant told = announced.course().announced().told();

        Docket.Moved moved = announced.consider(liftAhead(NOW, 2), RULES);

        Announced change = moved.docket().course().announced();
        assertThat(causes(moved)).containsExactly(Transition.Cause.CONFIRMED);
        assertThat(moved.transitions().get(0).news()).isNull();
        assertThat(change.effective()).isEqualTo(told.plus(Duration.ofHours(2)));
        assertThat(change.told()).isEqualTo(told);
    }

    @Test
    void a_move_of_six_hours_is_told_even_when_it_came_in_small_steps() {
        Docket docket = warned().consider(liftAhead(NOW, 0), RULES)
                .docket()
                .approve(NOW)
                .docket();
        Instant told = docket.course().announced().told();

        docket = docket.consider(liftAhead(NOW, 3), RULES).docket();
        Docket.Moved moved = docket.consider(liftAhead(NOW, 6), RULES);

        assertThat(moved.transitions().get(0).news().effective()).isEqualTo(told.plus(Duration.ofHours(6)));
        assertThat(moved.docket().course().announced().told()).isEqualTo(told.plus(Duration.ofHours(6)));
    }

    @Test
    void a_warning_that_starts_later_is_approved_first_and_in_force_from_its_start() {
        Assessment ahead = Scene.now()
                .observed(-72, 0, 60)
                .forecast(-1, 0, 168, hour -> hour > 60 && hour <= 110 ? 260 : 60)
                .assess();
        Docket approved =
                Docket.EMPTY.consider(ahead, RULES).docket().approve(NOW).docket();
        assertThat(approved.phase()).isEqualTo(Phase.APPROVED);

        Instant start = approved.course().inForce().start();
        Docket.Moved moved = approved.tick(start, RULES);

        assertThat(causes(moved)).containsExactly(Transition.Cause.STARTED);
        assertThat(moved.docket().phase()).isEqualTo(Phase.IN_FORCE);
    }

    @Test
    void a_person_may_set_and_end_a_warning_by_hand() {
        WarningInForce red = new WarningInForce(Level.RED, NOW, null);

        Docket set = Docket.EMPTY.setByHand(NOW, red, "order of the mayor").docket();
        Docket.Moved ended = set.setByHand(NOW, null, "order of the mayor");

        assertThat(set.phase()).isEqualTo(Phase.IN_FORCE);
        assertThat(ended.docket().phase()).isEqualTo(Phase.LIFTED);
        assertThat(ended.transitions().get(0).note()).isEqualTo("order of the mayor");
    }

    @Test
    void illegal_moves_of_a_life_are_refused() {
        assertThat(Phase.CLEAR.canBecome(Phase.ANNOUNCED)).isFalse();
        assertThat(Phase.LIFTED.canBecome(Phase.CHANGED)).isFalse();
        assertThat(Phase.APPROVED.canBecome(Phase.ANNOUNCED)).isFalse();
        assertThat(Phase.ANNOUNCED.canBecome(Phase.LIFTED)).isTrue();
        assertThatThrownBy(() -> new Docket(Course.CLEAR, Phase.IN_FORCE, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Course(null, new Announced(null, NOW, NOW, NOW, NOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
