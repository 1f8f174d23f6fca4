package org.airalert.delivery;

import static org.airalert.delivery.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final RetryPolicy EXACT = new RetryPolicy(
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1)), 0, Duration.ofHours(1));
    private static final RetryPolicy JITTERED = new RetryPolicy(EXACT.delays(), 20, EXACT.longestRetryAfter());

    private final RandomGenerator random = new SplittableRandom(1);
    private final Delivery delivery = Deliveries.queued(1, "china-mobile", "r1");

    @Test
    void an_accepted_message_is_accepted_with_the_receivers_id() {
        Verdict verdict = decide(new Outcome.Accepted("202", "m-1"), 1, NOW);
        assertThat(verdict).isEqualTo(new Verdict(DeliveryState.ACCEPTED, NOW, null, "m-1"));
    }

    @Test
    void a_refusal_is_the_end() {
        Verdict verdict = decide(new Outcome.Rejected(Reason.REFUSED, "404", "no such user"), 1, NOW);
        assertThat(verdict).isEqualTo(new Verdict(DeliveryState.FAILED, NOW, Reason.REFUSED, null));
    }

    @Test
    void delays_follow_the_schedule_and_the_last_one_repeats() {
        assertThat(List.of(1, 2, 3, 4, 500))
                .extracting(attempt -> decide(deferred(null), attempt, NOW).dueAt())
                .containsExactly(
                        NOW.plusSeconds(2),
                        NOW.plusSeconds(10),
                        NOW.plusSeconds(60),
                        NOW.plusSeconds(60),
                        NOW.plusSeconds(60));
    }

    @Test
    void jitter_stays_within_its_share_and_reaches_both_ends() {
        long least = Long.MAX_VALUE;
        long most = 0;
        Retry retry = new Retry(JITTERED, random);
        for (int i = 0; i < 10_000; i++) {
            long millis = Duration.between(
                            NOW, retry.decide(deferred(null), 2, delivery, NOW).dueAt())
                    .toMillis();
            least = Math.min(least, millis);
            most = Math.max(most, millis);
        }
        assertThat(least).isBetween(8_000L, 8_010L);
        assertThat(most).isBetween(11_990L, 12_000L);
    }

    @Test
    void retry_after_is_never_undercut_and_bounded_by_the_policy() {
        Instant asked = new Retry(JITTERED, random)
                .decide(deferred(Duration.ofSeconds(120)), 1, delivery, NOW)
                .dueAt();
        assertThat(asked).isBetween(NOW.plusSeconds(120), NOW.plusMillis(120_400));
        assertThat(decide(deferred(Duration.ofDays(30)), 1, NOW).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void near_the_end_half_of_the_time_left_is_waited_instead() {
        Instant end = delivery.notAfter();
        assertThat(decide(deferred(null), 3, end.minusSeconds(30)).dueAt()).isEqualTo(end.minusSeconds(15));
    }

    @Test
    void it_expires_when_less_than_the_shortest_wait_is_left() {
        Instant now = delivery.notAfter().minusMillis(3_999);
        assertThat(decide(deferred(null), 3, now))
                .isEqualTo(new Verdict(DeliveryState.EXPIRED, now, Reason.EXPIRED, null));
    }

    @Test
    void a_receiver_that_asks_to_wait_past_the_end_lets_it_expire() {
        Instant now = delivery.notAfter().minusSeconds(60);
        assertThat(decide(deferred(Duration.ofSeconds(60)), 1, now).state()).isEqualTo(DeliveryState.EXPIRED);
    }

    @Test
    void a_stopped_channel_keeps_its_deliveries_due_until_they_are_of_no_use() {
        Outcome stopped = new Outcome.ChannelStopped(Reason.GONE, "410", "");
        assertThat(decide(stopped, 1, NOW)).isEqualTo(new Verdict(DeliveryState.RETRYING, NOW, Reason.GONE, null));
        assertThat(decide(stopped, 1, delivery.notAfter()).state()).isEqualTo(DeliveryState.EXPIRED);
    }

    @Test
    void trying_from_the_first_minute_to_the_last_ends_and_never_passes_the_end() {
        Retry retry = new Retry(JITTERED, random);
        Instant now = NOW;
        int attempts = 0;
        Verdict verdict;
        do {
            attempts++;
            verdict = retry.decide(deferred(null), attempts, delivery, now);
            assertThat(verdict.dueAt()).isBefore(delivery.notAfter());
            now = verdict.dueAt();
        } while (verdict.state() == DeliveryState.RETRYING);
        assertThat(verdict.state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(Duration.between(now, delivery.notAfter())).isLessThan(Duration.ofSeconds(4));
        assertThat(attempts).isBetween(600, 1_000);
    }

    @Test
    void a_policy_names_what_is_wrong_with_it() {
        assertThatThrownBy(() -> new RetryPolicy(List.of(), 0, Duration.ofHours(1)))
                .hasMessageStartingWith("delays: []");
        assertThatThrownBy(() -> new RetryPolicy(EXACT.delays(), 101, Duration.ofHours(1)))
                .hasMessageStartingWith("jitterPercent: 101");
        assertThatThrownBy(() -> new RetryPolicy(EXACT.delays(), 0, Duration.ZERO))
                .hasMessageStartingWith("longestRetryAfter: PT0S");
    }

    private Verdict decide(Outcome outcome, int attempt, Instant now) {
        return new Retry(EXACT, random).decide(outcome, attempt, delivery, now);
    }

    private static Outcome deferred(Duration retryAfter) {
        return new Outcome.Deferred(Reason.UNAVAILABLE, "503", "", retryAfter);
    }
}
