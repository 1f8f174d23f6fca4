package org.airalert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.airalert.delivery.Estimate.Answer;
import org.airalert.delivery.Estimate.Basis;
import org.airalert.delivery.Estimate.Lane;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final Instant NOW = Deliveries.NOW;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final double ANY = Double.POSITIVE_INFINITY;

    private static Lane lane(long waiting, double perSecond, double limit) {
        return new Lane("schools-push", waiting, true, false, perSecond, limit, 40, LONGEST);
    }

    private static Answer of(Lane lane) {
        return Estimate.of(lane, NOW);
    }

    @Test
    void a_channel_that_sends_goes_on_as_fast_as_lately_but_not_above_its_rate() {
        assertThat(of(lane(600, 10, ANY)))
                .isEqualTo(new Answer("schools-push", 600, NOW.plusSeconds(60), Basis.OBSERVED));
        assertThat(of(lane(600, 10, 5)).by()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void a_channel_that_has_not_sent_lately_is_reckoned_by_the_longest_that_a_message_may_take() {
        assertThat(of(lane(40, 0, ANY)))
                .isEqualTo(new Answer("schools-push", 40, NOW.plusSeconds(20), Basis.WORST_CASE));
        assertThat(of(lane(40, 0, 1)).by()).isEqualTo(NOW.plusSeconds(40));
    }

    @Test
    void nobody_knows_when_a_stopped_channel_or_one_that_does_not_answer_has_handed_over() {
        Lane stopped = new Lane("a", 1, false, false, 10, ANY, 4, LONGEST);
        Lane closed = new Lane("b", 1, true, true, 10, ANY, 4, LONGEST);
        assertThat(of(stopped)).isEqualTo(new Answer("a", 1, null, Basis.STOPPED));
        assertThat(of(closed)).isEqualTo(new Answer("b", 1, null, Basis.UNREACHABLE));
        assertThat(Estimate.all(List.of(of(stopped), of(lane(1, 1, ANY))), NOW)).isNull();
    }

    @Test
    void a_stopped_channel_with_nothing_to_send_holds_nothing_up() {
        Lane idle = new Lane("a", 0, false, false, 0, ANY, 4, LONGEST);
        assertThat(of(idle).basis()).isEqualTo(Basis.DONE);
        assertThat(Estimate.all(List.of(of(idle), of(lane(60, 1, ANY))), NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(Estimate.all(List.of(), NOW)).isEqualTo(NOW);
    }
}
