package org.airalert.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Rate;
import org.airalert.delivery.RetryPolicy;
import org.junit.jupiter.api.Test;

class DepthTest {
    private static final Instant START = Instant.parse("2018-12-26T08:00:00Z");

    private static ChannelFile.Pace pace(int concurrency, Optional<Rate> rate) {
        return new ChannelFile.Pace(
                concurrency,
                rate,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                new RetryPolicy(List.of(Duration.ofSeconds(10)), 0, Duration.ofHours(1)),
                new ChannelFile.BreakerSettings(10, 50, Duration.ofSeconds(15), 2),
                Duration.ofMinutes(3));
    }

    /** The lane sends at a steady rate and claims ten times a second. */
    private static Depth after(Depth depth, int perSecond) {
        for (int i = 0; i <= 20; i++) {
            depth.claiming(START.plusMillis(100L * i));
            for (int sent = 0; sent < perSecond / 10; sent++) {
                depth.sent();
            }
        }
        return depth;
    }

    @Test
    void a_slow_lane_holds_twice_its_concurrency() {
        assertThat(after(new Depth(pace(32, Optional.empty())), 100).ahead()).isEqualTo(64);
    }

    @Test
    void a_fast_lane_holds_what_it_sends_in_fifty_milliseconds() {
        assertThat(after(new Depth(pace(32, Optional.empty())), 20_000).ahead()).isBetween(990, 1_000);
    }

    @Test
    void no_lane_holds_more_than_its_bound() {
        assertThat(after(new Depth(pace(32, Optional.empty())), 1_000_000).ahead())
                .isEqualTo(Depth.MOST);
    }

    @Test
    void a_lane_with_a_rate_holds_at_most_two_seconds_of_it() {
        assertThat(after(new Depth(pace(32, Optional.of(Rate.of("10/s")))), 1_000)
                        .ahead())
                .isEqualTo(20);
    }

    @Test
    void a_few_answers_at_once_do_not_make_a_lane_fast() {
        Depth depth = new Depth(pace(1, Optional.empty()));
        depth.claiming(START);
        depth.sent();
        depth.sent();
        depth.claiming(START.plusMillis(5));

        assertThat(depth.ahead()).isLessThanOrEqualTo(3);
    }

    @Test
    void how_fast_a_lane_was_before_a_pause_says_nothing_after_it() {
        Depth depth = after(new Depth(pace(32, Optional.empty())), 20_000);
        depth.claiming(START.plusSeconds(3));

        depth.claiming(START.plusSeconds(60));

        assertThat(depth.ahead()).isEqualTo(64);
    }

    @Test
    void a_clock_that_is_set_back_changes_nothing() {
        Depth depth = after(new Depth(pace(32, Optional.empty())), 20_000);
        int before = depth.ahead();

        depth.claiming(START.minusSeconds(60));

        assertThat(depth.ahead()).isEqualTo(before);
    }
}
