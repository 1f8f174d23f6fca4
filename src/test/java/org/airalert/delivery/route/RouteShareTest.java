package org.airalert.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.airalert.delivery.route.RouteFacts.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteShareTest {
    private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");
    private static final RoutePolicy POLICY = RoutePolicy.of(Duration.ofMinutes(5), Duration.ofMinutes(2));
    private static final RouteFacts GOOD = new RouteFacts(10, 0, 0, 10, 0, Link.OPEN, false);
    private static final RouteFacts FAILING = new RouteFacts(10, 9, 3, 0, 0, Link.OPEN, false);

    @ParameterizedTest
    @CsvSource({
        "10,4,0,0,0,OPEN,false,NONE",
        "10,5,0,0,0,OPEN,false,ERRORS",
        "4,4,2,0,0,OPEN,false,NONE",
        "3,3,3,0,0,OPEN,false,ERRORS",
        "10,0,0,10,4,OPEN,false,NONE",
        "10,0,0,10,5,OPEN,false,LATE",
        "10,0,0,4,4,OPEN,false,NONE",
        "10,0,0,0,0,CLOSED,false,LINK",
        "0,0,0,0,0,UNTESTED,false,NONE",
        "10,9,9,9,9,CLOSED,true,STOPPED"
    })
    void what_is_wrong_follows_from_the_facts(
            int attempts, int failures, int inARow, int receipts, int late, Link link, boolean stopped, Cause cause) {
        assertThat(new RouteFacts(attempts, failures, inARow, receipts, late, link, stopped).cause(POLICY))
                .isEqualTo(cause);
    }

    private static List<Integer> course(RouteShare share, RouteFacts facts, int seconds) {
        List<Integer> percents = new ArrayList<>();
        RouteShare now = share;
        for (int second = 0; second <= seconds; second++) {
            RouteShare next = now.next(facts, POLICY, share.since().plusSeconds(second));
            if (next.percent() != now.percent()) {
                percents.add(second);
                percents.add(next.percent());
            }
            now = next;
        }
        return percents;
    }

    @Test
    void a_bad_route_loses_its_traffic_step_by_step_within_ten_seconds() {
        assertThat(course(RouteShare.full(START), FAILING, 60)).containsExactly(0, 50, 5, 25, 10, 0);
    }

    @Test
    void a_route_that_is_good_again_gets_it_back_step_by_step() {
        assertThat(course(new RouteShare(0, START, Cause.ERRORS), GOOD, 60))
                .containsExactly(10, 10, 20, 25, 30, 50, 40, 100);
    }

    @Test
    void a_route_that_was_late_comes_back_no_faster_than_lateness_shows() {
        assertThat(course(new RouteShare(0, START, Cause.LATE), GOOD, 700)).containsExactly(300, 10, 600, 25);
    }

    @Test
    void without_a_link_test_that_went_well_nothing_comes_back() {
        RouteFacts untested = new RouteFacts(0, 0, 0, 0, 0, Link.UNTESTED, false);

        assertThat(course(new RouteShare(0, START, Cause.ERRORS), untested, 600))
                .isEmpty();
    }

    @Test
    void a_stopped_route_gets_nothing_at_once() {
        RouteFacts stopped = new RouteFacts(1, 1, 1, 0, 0, Link.OPEN, true);

        assertThat(RouteShare.full(START).next(stopped, POLICY, START).percent())
                .isZero();
    }

    @Test
    void a_route_that_fails_on_its_way_back_goes_down_again() {
        RouteShare halfway = new RouteShare(50, START, Cause.ERRORS);

        assertThat(course(halfway, FAILING, 20)).containsExactly(5, 25, 10, 0);
    }

    @Test
    void a_good_route_keeps_everything() {
        assertThat(course(RouteShare.full(START), GOOD, 100)).isEmpty();
    }
}
