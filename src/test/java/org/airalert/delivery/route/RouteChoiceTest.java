package org.airalert.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.delivery.route.RouteChoice.Candidate;
import org.airalert.delivery.route.RouteChoice.Decision;
import org.airalert.delivery.route.RouteChoice.Situation;
import org.airalert.delivery.route.RouteChoice.Unknown;
import org.junit.jupiter.api.Test;

class RouteChoiceTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final RoutePolicy POLICY = RoutePolicy.of(Duration.ofMinutes(5), Duration.ofMinutes(2));

    private static Situation situation(String pinned, int percentOfA, int percentOfB) {
        return new Situation(
                List.of(new Candidate("a", 3, percentOfA), new Candidate("b", 1, percentOfB)), pinned, POLICY, NOW);
    }

    private static Map<String, Integer> spread(Situation here) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            Decision.Send send = (Decision.Send) RouteChoice.decide(here, null, i / 1000.0);
            counts.merge(send.route(), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void traffic_follows_weight_and_share() {
        assertThat(spread(situation(null, 100, 100))).isEqualTo(Map.of("a", 750, "b", 250));
        assertThat(spread(situation(null, 25, 100))).containsEntry("a", 429);
        assertThat(spread(situation(null, 0, 100))).isEqualTo(Map.of("b", 1000));
    }

    @Test
    void when_all_are_bad_all_are_tried() {
        assertThat(spread(situation(null, 0, 0))).isEqualTo(Map.of("a", 750, "b", 250));
    }

    @Test
    void a_pinned_route_gets_everything_however_bad_it_is() {
        assertThat(spread(situation("a", 0, 100))).isEqualTo(Map.of("a", 1000));
        assertThat(RouteChoice.pick(situation("a", 0, 100), Set.of("a"), 0.5)).isEmpty();
    }

    @Test
    void a_message_whose_fate_is_unknown_stays_with_its_route_until_the_limit() {
        Unknown young = new Unknown("a", NOW.minusSeconds(119));

        assertThat(RouteChoice.decide(situation(null, 0, 100), young, 0.9)).isEqualTo(new Decision.Send("a", false));
    }

    @Test
    void past_the_limit_it_goes_by_another_route_and_is_marked() {
        Unknown old = new Unknown("a", NOW.minusSeconds(120));

        assertThat(RouteChoice.decide(situation(null, 100, 100), old, 0.1)).isEqualTo(new Decision.Send("b", true));
    }

    @Test
    void past_the_limit_it_stays_when_no_other_route_is_served() {
        Unknown old = new Unknown("a", NOW.minusSeconds(120));

        assertThat(RouteChoice.decide(situation(null, 100, 0), old, 0.1)).isEqualTo(new Decision.Send("a", false));
        assertThat(RouteChoice.decide(situation("a", 100, 100), old, 0.1)).isEqualTo(new Decision.Send("a", false));
    }

    @Test
    void a_message_from_before_a_restart_waits_for_the_limit_and_is_then_marked() {
        assertThat(RouteChoice.decide(situation(null, 100, 100), new Unknown(null, NOW.minusSeconds(50)), 0.1))
                .isEqualTo(new Decision.Wait(Duration.ofSeconds(70)));
        assertThat(RouteChoice.decide(situation(null, 100, 100), new Unknown(null, NOW.minusSeconds(120)), 0.1))
                .isEqualTo(new Decision.Send("a", true));
    }

    @Test
    void never_by_two_routes_without_a_mark_whatever_the_history() {
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 100_000; i++) {
            Unknown unknown = new Unknown(random.nextBoolean() ? "a" : "b", NOW.minusSeconds(random.nextInt(300)));
            String pinned = random.nextInt(4) == 0 ? "b" : null;
            Situation here = situation(pinned, random.nextInt(3) * 50, random.nextInt(3) * 50);

            if (RouteChoice.decide(here, unknown, random.nextDouble()) instanceof Decision.Send send) {
                boolean moved = !send.route().equals(unknown.route());
                assertThat(send.doubled())
                        .as("case %s of seed 7: %s, %s", i, here, unknown)
                        .isEqualTo(moved);
                assertThat(moved && unknown.since().plus(POLICY.unknownAfter()).isAfter(NOW))
                        .as("case %s of seed 7: moved too early", i)
                        .isFalse();
            }
        }
    }
}
