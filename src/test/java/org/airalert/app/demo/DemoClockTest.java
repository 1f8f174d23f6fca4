package org.airalert.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoClockTest {
    private static final Instant START = Instant.parse("2018-12-24T16:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final DemoClock clock = new DemoClock(vertx, nanos::get, START, 3_600);

    @AfterEach
    void close() {
        vertx.close();
    }

    private void pass(Duration machine) {
        nanos.addAndGet(machine.toNanos());
    }

    @Test
    void it_stands_until_it_is_let_run() {
        pass(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void it_runs_as_many_times_as_fast_and_stands_at_its_limit() {
        clock.letRunTo(START.plus(Duration.ofHours(1)));
        pass(Duration.ofMillis(500));
        Instant half = clock.instant();
        pass(Duration.ofSeconds(10));

        assertThat(half).isEqualTo(START.plus(Duration.ofMinutes(30)));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void the_time_that_it_stood_is_not_made_up() {
        clock.letRunTo(START.plus(Duration.ofHours(1)));
        pass(Duration.ofSeconds(10));
        clock.letRunTo(START.plus(Duration.ofHours(2)));
        pass(Duration.ofMillis(250));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(75)));
    }

    @Test
    void what_waits_for_its_limit_is_called_there() throws Exception {
        Instant hour = START.plus(Duration.ofHours(1));
        clock.letRunTo(hour);
        Future<Void> there = clock.reached(hour);
        pass(Duration.ofSeconds(1));

        there.await(5, TimeUnit.SECONDS);

        assertThat(clock.instant()).isEqualTo(hour);
    }

    @Test
    void in_real_time_it_goes_on_without_an_end() {
        clock.letRunInRealTime();
        pass(Duration.ofDays(2));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(2)));
    }
}
