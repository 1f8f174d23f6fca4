package org.airalert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    @Test
    void no_state_becomes_itself() {
        assertThat(EnumSet.allOf(DeliveryState.class)).noneMatch(state -> state.canBecome(state));
    }

    @Test
    void ends_stay_but_for_the_two_forward_moves() {
        assertThat(next(DeliveryState.DELIVERED)).containsExactly(DeliveryState.CONFIRMED);
        assertThat(next(DeliveryState.UNCONFIRMED))
                .containsExactlyInAnyOrder(DeliveryState.DELIVERED, DeliveryState.CONFIRMED, DeliveryState.FAILED);
        assertThat(List.of(
                        DeliveryState.CONFIRMED,
                        DeliveryState.FAILED,
                        DeliveryState.EXPIRED,
                        DeliveryState.SUPERSEDED,
                        DeliveryState.CANCELLED))
                .allMatch(state -> next(state).isEmpty());
    }

    @Test
    void nothing_that_was_handed_over_is_sent_again() {
        assertThat(EnumSet.allOf(DeliveryState.class))
                .filteredOn(state -> !state.isPending())
                .noneMatch(state -> next(state).stream().anyMatch(DeliveryState::isPending));
    }

    private static Set<DeliveryState> next(DeliveryState state) {
        Set<DeliveryState> next = EnumSet.allOf(DeliveryState.class);
        next.removeIf(to -> !state.canBecome(to));
        return next;
    }
}
